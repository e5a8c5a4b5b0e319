using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>A StreamBoard where Ada, who may do everything, is logged in.</summary>
public abstract class SecurityTests
{
    internal const string Banned = "90040001";
    private protected const string OwnPoll = "poll-of-ada";

    private protected SecurityBoard Board { get; private set; } = null!;

    private protected SecurityBrowser Ada { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Board = await SecurityBoard.StartAsync();
        Board.Twitch.Identity.AddUser(new HelixTestUser(Banned, "rude") { DisplayName = "Rude" });
        Board.Twitch.Answer(HelixOperations.Polls.GetPolls, request => new GetPollsResponse
        {
            Data =
            [
                new Poll
                {
                    Id = request.Query["broadcaster_id"][0] == SecurityBoard.Ada.Id ? OwnPoll : "poll-of-mallory",
                    BroadcasterId = request.Query["broadcaster_id"][0],
                    Title = "Which game?",
                    Choices = [new PollChoice { Id = "1", Title = "Chess" }, new PollChoice { Id = "2", Title = "Go" }],
                    Status = PollStatus.Active,
                },
            ],
        });
        Board.Twitch.Answer(HelixOperations.Moderation.GetBannedUsers, _ => new GetBannedUsersResponse
        {
            Data = [new BannedUser { UserId = Banned, UserLogin = "rude", UserName = "Rude", Reason = "Spam" }],
        });
        Ada = await Board.LogInAsync(SecurityBoard.Ada, "/poll", "/bans");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        Ada.Dispose();
        Board.Dispose();
    }
}

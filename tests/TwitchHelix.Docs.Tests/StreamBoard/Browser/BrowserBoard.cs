using Microsoft.Extensions.Time.Testing;
using StreamBoard.World;
using TwitchHelix.Docs.Tests.Samples;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>StreamBoard as a process, on its made-up world, which is in the process of the test here: nothing changes in it unless the test says so.</summary>
internal sealed class BrowserBoard : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SampleProcess process;

    private BrowserBoard()
    {
        World = new TwitchWorld(new WorldOptions(), Time);
        new WorldAnswers(World, Server).Register();
        process = SampleProcess.Start("StreamBoard", HostArguments.Of(
            Server,
            "--TwitchHelix:ClientSecret=mine, too",
            $"--TwitchHelix:EventSubAddress={Server.EventSubAddress}",
            "--World:Pictures=true",
            $"--database=Data Source={folder.PathOf("board.db")}"));
    }

    public HelixTestServer Server { get; } = HelixTestServer.Start(new HelixTestServerOptions { AsksForConsent = true });

    public TwitchWorld World { get; }

    /// <summary>The clock of the world. It's late, so that nothing begins in the future if a test lets time pass.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow - TimeSpan.FromHours(1));

    public Uri Home { get; private set; } = null!;

    public static async Task<BrowserBoard> StartAsync()
    {
        var board = new BrowserBoard();
        try
        {
            board.Home = new Uri(await board.process.ReadAsync("Now listening on: (.*)$"));
            return board;
        }
        catch
        {
            board.Dispose();
            throw;
        }
    }

    public string At(string path) => new Uri(Home, path).AbsoluteUri;

    /// <summary>Returns the ID of somebody who can log in.</summary>
    public string IdOf(string person) => World.People.Single(one => one.Name == person).Id;

    /// <summary>Ends what earlier tests have left: nobody has granted anything, and no poll is open.</summary>
    public void Forget()
    {
        foreach (var person in World.People)
        {
            Server.Identity.DisconnectUser(person.Id);
            World.Use(() => World.Polls.Of(person.Id).Where(poll => poll.Status == PollStatus.Active).ToList())
                .ForEach(poll => World.Use(() => World.Polls.End(person.Id, poll.Id, PollStatus.Archived)));
        }
    }

    /// <summary>Lets the world go on by one step, and sends what has happened.</summary>
    public async Task<IReadOnlyList<EventSubEvent>> AdvanceAsync()
    {
        var happened = World.Advance();
        foreach (var e in happened)
            await Server.EventSub.SendAsync(e);
        return happened;
    }

    /// <summary>Waits until the board gets the events of a type.</summary>
    public async Task SubscribesToAsync(string type, int atLeast = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Server.EventSub.WaitForAsync(
            events => events.Subscriptions.Count(subscription =>
                subscription.Type == type && subscription.Status == EventSubSubscriptionStatus.Enabled) >= atLeast,
            patience.Token);
    }

    public void Dispose()
    {
        process.Dispose();
        Server.Dispose();
        folder.Dispose();
    }
}

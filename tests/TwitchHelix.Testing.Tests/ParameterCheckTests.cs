using System.Net;

namespace TwitchHelix.Testing.Tests;

/// <summary>Calls that Twitch refuses because of their query or body.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ParameterCheckTests
{
    [TestCase("clips", "Missing required parameter \"broadcaster_id\", \"game_id\" or \"id\"")]
    [TestCase("clips?game_id=1&id=2",
        "The parameters \"game_id\" and \"id\" can't be used together: only one of \"broadcaster_id\", \"game_id\" or \"id\" may be given")]
    [TestCase("games", "Missing required parameter \"id\", \"name\" or \"igdb_id\"")]
    [TestCase("eventsub/subscriptions?type=a&user_id=b",
        "The parameters \"type\" and \"user_id\" can't be used together: only one of \"status\", \"type\", \"user_id\" or \"subscription_id\" may be given")]
    public async Task A_wrong_choice_is_refused(string path, string message)
    {
        var reply = await CallAsync(path);

        Assert.That((reply.Status, reply.Message), Is.EqualTo((HttpStatusCode.BadRequest, message)));
    }

    [TestCase("clips?game_id=1")]
    [TestCase("games?id=1&name=x")]
    [TestCase("eventsub/subscriptions")]
    public async Task A_right_choice_is_answered(string path) => Assert.That((await CallAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task Too_many_values_are_refused()
    {
        string Users(int count) => "users?" + string.Join('&', Enumerable.Range(1, count).Select(id => $"id={id}"));

        Assert.That((await CallAsync(Users(100))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await CallAsync(Users(101))).Message, Is.EqualTo("The parameter \"id\" was malformed: at most 100 values are allowed, not 101"));
    }

    [TestCase(1, "The parameter \"choices\" was malformed: at least 2 values are needed, not 1")]
    [TestCase(6, "The parameter \"choices\" was malformed: at most 5 values are allowed, not 6")]
    public async Task A_list_in_a_body_that_is_too_short_or_too_long_is_refused(int count, string message)
    {
        var body = $$"""{"broadcaster_id":"7","title":"?","duration":60,"choices":[{{string.Join(',', Enumerable.Repeat("""{"title":"a"}""", count))}}]}""";

        var reply = await CallAsync("polls", HttpMethod.Post, body);

        Assert.That((reply.Status, reply.Message), Is.EqualTo((HttpStatusCode.BadRequest, message)));
    }

    private static async Task<Reply> CallAsync(string path, HttpMethod? method = null, string? body = null)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        return await caller.CallAsync(path, method: method, body: body);
    }
}

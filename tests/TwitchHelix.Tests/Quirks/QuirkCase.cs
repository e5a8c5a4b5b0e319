using System.Text.RegularExpressions;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Quirks;

/// <summary>An answer in a form that Twitch really sends, the call that gets it, and the values that the caller should see.</summary>
public sealed class QuirkCase
{
    private readonly Func<Task> run;

    private QuirkCase(Func<Task> run) => this.run = run;

    /// <summary>The server answers with the text as JSON. The library must know every property in it.</summary>
    public static TestCaseData Read<T>(string name, Func<IHelixClient, Task<T>> call, string json, Action<T> check, int status = 200)
        where T : HelixResponse => Case(name, () => RunAsync(Answer.Json(json, status), call, check));

    /// <summary>The same answer with each <c>NONE</c> as null, as an empty string, and removed with its name.</summary>
    public static IEnumerable<TestCaseData> ReadNone<T>(string name, Func<IHelixClient, Task<T>> call, string json, Action<T> check)
        where T : HelixResponse =>
    [
        Read(name + " null", call, json.Replace("NONE", "null", StringComparison.Ordinal), check),
        Read(name + " empty", call, json.Replace("NONE", "\"\"", StringComparison.Ordinal), check),
        Read(name + " absent", call, Regex.Replace(json, """("\w+":NONE,|,"\w+":NONE|"\w+":NONE)""", ""), check),
    ];

    /// <summary>The server answers with exactly these bytes.</summary>
    internal static TestCaseData Answered<T>(string name, Answer answer, Func<IHelixClient, Task<T>> call, Action<T> check) =>
        Case(name, () => RunAsync(answer, call, check));

    /// <summary>The server answers with exactly these bytes, and the call returns no value.</summary>
    internal static TestCaseData Succeeds(string name, Answer answer, Func<IHelixClient, Task> call) => Case(name, async () =>
    {
        await using var server = new LoopbackServer(answer);
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        Assert.That(() => call(twitch), Throws.Nothing);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    });

    /// <summary>The call fails without a retry.</summary>
    internal static TestCaseData Fails<T>(string name, Answer answer, Func<IHelixClient, Task> call, Action<T> check)
        where T : HelixException => Case(name, async () =>
    {
        await using var server = new LoopbackServer(answer);
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        var e = Assert.CatchAsync<T>(() => call(twitch))!;
        using (Assert.EnterMultipleScope())
        {
            check(e);
            Assert.That(server.Calls, Has.Count.EqualTo(1));
        }
    });

    /// <summary>The request of the call.</summary>
    internal static TestCaseData Sends(string name, Func<IHelixClient, Task> call, Action<RecordedRequest> check) => Case(name, async () =>
    {
        await using var server = new LoopbackServer(Answer.Empty(200));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        await call(twitch);
        using (Assert.EnterMultipleScope())
            check(server.Calls.Single());
    });

    public Task RunAsync() => run();

    private static TestCaseData Case(string name, Func<Task> run) => new TestCaseData(new QuirkCase(run)).SetName(name);

    private static async Task RunAsync<T>(Answer served, Func<IHelixClient, Task<T>> call, Action<T> check)
    {
        await using var server = new LoopbackServer(served);
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        var answer = await call(twitch);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(UnknownFields.In(answer), Is.Empty, "every property is known");
            check(answer);
        }
    }
}

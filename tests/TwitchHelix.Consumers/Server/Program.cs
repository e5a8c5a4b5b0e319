// Starts a server, runs the apps that the arguments name against it, and fails if one of them fails.
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using TwitchHelix;
using TwitchHelix.Consumers;
using TwitchHelix.Testing;

var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
using var server = HelixTestServer.Start(new HelixTestServerOptions
{
    AcceptsUnknownTokens = false,
    ExtensionSecret = secret,
});
Video[] videos = [new() { Id = "1", Type = VideoType.Highlight }, new() { Id = "2", Type = new VideoType("hologram") }];
server.Answer(HelixOperations.Videos.GetVideos, new GetVideosResponse { Data = videos });
server.Answer(HelixOperations.Clips.GetClips, HttpStatusCode.Forbidden, "The harbor is closed.");
Console.WriteLine($"The server is at {server.BaseAddress}.");

var options = server.CreateOptions();
var environment = new Dictionary<string, string?>
{
    ["TwitchHelix__BaseAddress"] = options.BaseAddress.AbsoluteUri,
    ["TwitchHelix__IdentityAddress"] = options.IdentityAddress.AbsoluteUri,
    ["TwitchHelix__EventSubAddress"] = options.EventSubAddress.AbsoluteUri,
    ["TwitchHelix__ClientId"] = options.ClientId,
    ["TwitchHelix__ClientSecret"] = options.ClientSecret,
    ["TwitchHelix__Timeout"] = "00:00:30",
    ["TwitchHelix__Retry__MaxRetries"] = "1",
    ["TwitchHelix__Extension__OwnerId"] = "40010001",
    ["TwitchHelix__Extension__Secret"] = secret,
    ["VIEWER_JWT"] = server.Identity.CreateViewerJwt("40010001"),
};

var sending = SendEventsAsync();
var failed = args.Count(app => !Run(app));
if (sending.IsFaulted)
    await sending;
Console.WriteLine($"{args.Length - failed} apps passed, {failed} failed");
return failed;

bool Run(string app)
{
    Console.WriteLine($"== {app}");
    var start = AppStart.Of(app);
    foreach (var (name, value) in environment)
        start.Environment[name] = value;
    using var process = Process.Start(start)!;
    if (process.WaitForExit(TimeSpan.FromMinutes(2)))
        return process.ExitCode == 0;
    process.Kill(entireProcessTree: true);
    Console.WriteLine("It didn't end in time.");
    return false;
}

// Tells each app that a stream is live, as soon as it has subscribed.
async Task SendEventsAsync()
{
    HashSet<string> known = [];
    while (true)
    {
        await server.EventSub.WaitForAsync(eventSub => New(eventSub).Any());
        known.UnionWith(New(server.EventSub).Select(each => each.Id).ToList());
        await server.EventSub.SendAsync("stream.online");
    }

    IEnumerable<EventSubSubscription> New(HelixTestEventSub eventSub) =>
        eventSub.Subscriptions.Where(each => each.Status == EventSubSubscriptionStatus.Enabled && !known.Contains(each.Id));
}

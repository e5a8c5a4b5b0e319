using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Metadata;

/// <summary>What a generated method tells the handlers below it about its call, as they see it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RequestTests
{
    [Test]
    public async Task A_call_is_counted_by_its_arguments()
    {
        var seen = await SeenAsync(
            twitch => twitch.Chat.SendAShoutoutAsync("1", "2", "3"),
            twitch => twitch.Clips.CreateClipAsync("1"),
            twitch => twitch.Extensions.GetExtensionConfigurationSegmentAsync("e", [ExtensionConfigurationSegmentType.Global, "developer"]),
            twitch => twitch.Extensions.SetExtensionConfigurationSegmentAsync(new() { ExtensionId = "e", Segment = ExtensionConfigurationSegmentType.Broadcaster, BroadcasterId = "1" }),
            twitch => twitch.Chat.GetChattersAsync("1", "2"));

        Assert.That(seen.Select(request => request.RateLimitKeys), Is.EqualTo(new[]
        {
            ["1", "1\n2"],
            [""],
            ["e\nglobal,developer\n"],
            ["e\nbroadcaster\n1"],
            Array.Empty<string>(),
        }));
    }

    [Test]
    public async Task Every_limit_has_its_key()
    {
        foreach (var operation in Wire.WireOperation.All.Where(operation => operation.Node["x-rate-limit"] is not null))
        {
            var seen = await SeenAsync(twitch => Wire.WireCall.Create(operation).InvokeAsync(twitch));

            Assert.That(seen.Single().RateLimitKeys, Has.Count.EqualTo(operation.Node["x-rate-limit"]!.Count()), operation.Id);
        }
    }

    [Test]
    public async Task A_JWT_is_asked_for_the_call_that_is_made()
    {
        var seen = await SeenAsync(
            twitch => twitch.Extensions.SendExtensionPubSubMessageAsync(new() { Target = ["broadcast"], BroadcasterId = "1", Message = "m" }),
            twitch => twitch.Extensions.SendExtensionPubSubMessageAsync(new() { Target = ["global"], IsGlobalBroadcast = true, Message = "m" }),
            twitch => twitch.Extensions.SendExtensionChatMessageAsync("1", new() { ExtensionId = "e", ExtensionVersion = "1", Text = "t" }),
            twitch => twitch.Extensions.GetExtensionSecretsAsync("e"),
            twitch => twitch.Extensions.SetExtensionRequiredConfigurationAsync("1", new() { ExtensionId = "e", ExtensionVersion = "1", RequiredConfiguration = "c" }));

        Assert.That(seen.Select(request => (request.JwtExtensionId, request.JwtChannelId, string.Join(' ', request.JwtPubSubTargets))), Is.EqualTo(new (string?, string?, string)[]
        {
            (null, "1", "broadcast"),
            (null, "all", "global"),
            ("e", "1", ""),
            ("e", null, ""),
            ("e", null, ""),
        }));
    }

    private static async Task<List<SeenRequest>> SeenAsync(params Func<IHelixClient, Task>[] calls)
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));
        var handler = new Recorder();
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token", builder => builder.HttpClient.AddHttpMessageHandler(() => handler));
        foreach (var call in calls)
            await call(twitch);
        return handler.Seen;
    }

    private sealed record SeenRequest(IReadOnlyList<string> RateLimitKeys, string? JwtExtensionId, string? JwtChannelId, IReadOnlyList<string> JwtPubSubTargets);

    private sealed class Recorder : DelegatingHandler
    {
        // The library keeps it for its own handlers.
        private static readonly MethodInfo Get = typeof(HelixClient).Assembly.GetType("TwitchHelix.Http.HelixRequestProperties", throwOnError: true)!.GetMethod("Get")!;

        public List<SeenRequest> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var known = Get.Invoke(null, [request])!;
            Seen.Add(new SeenRequest(
                Value<IReadOnlyList<string>>(known, nameof(SeenRequest.RateLimitKeys))!,
                Value<string>(known, nameof(SeenRequest.JwtExtensionId)),
                Value<string>(known, nameof(SeenRequest.JwtChannelId)),
                Value<IReadOnlyList<string>>(known, nameof(SeenRequest.JwtPubSubTargets))!));
            return base.SendAsync(request, cancellationToken);
        }

        private static T? Value<T>(object request, string name)
            where T : class => (T?)request.GetType().GetProperty(name)!.GetValue(request);
    }
}

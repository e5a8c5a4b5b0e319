using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>All options are validated and copied.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OptionsTests
{
    private const string Secret = "c29tZSBzZWNyZXQgb2YgYW4gZXh0ZW5zaW9uLCBsb25nIGVub3VnaA==";

    private static readonly Dictionary<string, Action<HelixOptions>> Wrong = new()
    {
        ["RefreshMargin is -00:00:01"] = options => options.RefreshMargin = TimeSpan.FromSeconds(-1),
        ["RateLimitWait is -00:00:02"] = options => options.RateLimitWait = TimeSpan.FromSeconds(-2),
        ["MaxResponseSize is 0"] = options => options.MaxResponseSize = 0,
        ["Retry is missing"] = options => options.Retry = null!,
        ["BaseAddress holds a user name or password"] = options => options.BaseAddress = new Uri("https://name:plain%20secret@api.twitch.tv/helix"),
        ["EventSubAddress is 'https://eventsub.example/ws'; it must be wss"] = options => options.EventSubAddress = new Uri("https://eventsub.example/ws"),
        ["EventSubAddress is 'ws://eventsub.example/ws'; it must be wss"] = options => options.EventSubAddress = new Uri("ws://eventsub.example/ws"),
        ["IdentityAddress holds a user name or password"] = options => options.IdentityAddress = new Uri("http://plainsecret@localhost/oauth2"),
        ["RedirectUri holds a user name or password"] = options => options.RedirectUri = new Uri("https://name:plainsecret@example.com/"),
        ["Retry.MaxRetries is -1"] = options => options.Retry.MaxRetries = -1,
        ["Retry.Delay is -00:00:01"] = options => options.Retry.Delay = TimeSpan.FromSeconds(-1),
        ["Retry.Delay is 2.00:00:00"] = options => options.Retry.Delay = TimeSpan.FromDays(2),
        ["Retry.MaxDelay is -00:00:01"] = options => options.Retry.MaxDelay = TimeSpan.FromSeconds(-1),
        ["Retry.MaxDelay is 2.00:00:00"] = options => options.Retry.MaxDelay = TimeSpan.FromDays(2),
        ["Retry.Budget is -1"] = options => options.Retry.Budget = -1,
        ["RedirectUri is 'callback'"] = options => options.RedirectUri = new Uri("callback", UriKind.Relative),
        ["Extension.OwnerId is missing"] = options => options.Extension.Secret = Secret,
        ["Extension.Secret is missing"] = options => options.Extension.OwnerId = "1",
        ["Extension.Secret is not base64"] = options => (options.Extension.OwnerId, options.Extension.Secret) = ("1", "plain secret!"),
        ["Extension.Secret has 3 bytes"] = options => (options.Extension.OwnerId, options.Extension.Secret) = ("1", "AAAA"),
        ["ClientId has a character"] = options => options.ClientId = "id\n",
        ["AccessToken has a character"] = options => options.AccessToken = "plain secret\n",
        ["AccessToken begins with 'oauth:'; leave that prefix off"] = options => options.AccessToken = "oauth:plainsecret",
        ["AccessToken begins with 'OAuth:'"] = options => options.AccessToken = "OAuth:plainsecret",
        ["AccessToken begins with 'Bearer '"] = options => options.AccessToken = "Bearer plainsecret",
        ["AccessToken begins with 'oauth '"] = options => options.AccessToken = "oauth plainsecret",
        ["DefaultUserId: 'harborlight' is not a user's ID"] = options => options.DefaultUserId = "harborlight",
        ["DefaultUserId: What was given is not a user's ID"] = options => options.DefaultUserId = "plain secret that is as long as a token",
    };

    private static readonly Dictionary<string, Action<HelixOptions>> Right = new()
    {
        ["no margin"] = options => options.RefreshMargin = TimeSpan.Zero,
        ["no wait"] = options => options.RateLimitWait = TimeSpan.Zero,
        ["as long a wait as it takes"] = options => options.RateLimitWait = Timeout.InfiniteTimeSpan,
        ["no retries"] = options => (options.Retry.MaxRetries, options.Retry.Budget) = (0, 0),
        ["no delay"] = options => options.Retry.Delay = TimeSpan.Zero,
        ["an Extension"] = options => (options.Extension.OwnerId, options.Extension.Secret) = ("1", Secret),
        ["an address of an app"] = options => options.RedirectUri = new Uri("myapp://callback"),
    };

    private static IEnumerable<string> WrongNames => Wrong.Keys;

    private static IEnumerable<string> RightNames => Right.Keys;

    [Test]
    public void What_is_wrong_is_named([ValueSource(nameof(WrongNames))] string what)
    {
        var options = new HelixOptions { ClientId = "id" };
        Wrong[what](options);

        var e = Assert.Throws<OptionsValidationException>(() => HelixClient.Create(options).Dispose())!;

        Assert.That(e.Message, Does.Contain("HelixOptions." + what).And.Not.Contain("plain secret").And.Not.Contain("plainsecret").And.Not.Contain(Secret));
    }

    [Test]
    public void What_is_allowed_is_taken([ValueSource(nameof(RightNames))] string what)
    {
        var options = new HelixOptions { ClientId = "id" };
        Right[what](options);

        Assert.That(() => HelixClient.Create(options).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var e = Assert.Throws<OptionsValidationException>(
            () => HelixClient.Create(new HelixOptions { MaxResponseSize = -1, RefreshMargin = TimeSpan.FromSeconds(-1) }))!;

        Assert.That(e.Failures.Count(), Is.EqualTo(3));
    }

    [Test]
    public async Task Every_option_reaches_the_client()
    {
        var values = new Dictionary<Type, object>
        {
            [typeof(string)] = "text",
            [typeof(Uri)] = new Uri("https://other.example/path/"),
            [typeof(TimeSpan)] = TimeSpan.FromSeconds(17),
            [typeof(long)] = 12345L,
            [typeof(int)] = 7,
            [typeof(ResiliencePipeline)] = ResiliencePipeline.Empty,
        };
        var given = new HelixOptions();
        Fill(given);
        Fill(given.Retry);
        Fill(given.Extension);
        given.Extension.Secret = Secret;
        given.DefaultUserId = "7";
        given.EventSubAddress = new Uri("wss://other.example/path/");
        HelixOptions? seen = null;
        await using var twitch = HelixClient.Create(given, builder => builder.Services.PostConfigure<HelixOptions>(options => seen = options));

        Assert.That(seen, Is.Not.Null.And.Not.SameAs(given));
        Assert.That(seen!.Retry, Is.Not.SameAs(given.Retry));
        Assert.That(seen.Extension, Is.Not.SameAs(given.Extension));
        AssertSame(given, seen);
        AssertSame(given.Retry, seen.Retry);
        AssertSame(given.Extension, seen.Extension);

        void Fill(object target)
        {
            foreach (var property in ValuesOf(target))
                property.SetValue(target, values[property.PropertyType]);
        }

        static void AssertSame(object one, object other)
        {
            foreach (var property in ValuesOf(one))
                Assert.That(property.GetValue(other), Is.EqualTo(property.GetValue(one)), property.Name);
        }

        static IEnumerable<PropertyInfo> ValuesOf(object options) => options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType != typeof(HelixRetryOptions) && property.PropertyType != typeof(HelixExtensionOptions));
    }

    [Test]
    public async Task Options_that_are_changed_later_change_nothing()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var options = server.Options;
        await using var twitch = HelixClient.Create(options);

        options.ClientId = "changed";
        options.Retry.MaxRetries = -1;
        options.Extension.Secret = "changed";
        await twitch.Users.GetUsersAsync();

        Assert.That(server.Calls.Single().Header("Client-Id"), Is.EqualTo("the-client-id"));
    }

    [Test]
    public async Task Nor_do_those_of_a_container()
    {
        await using var server = new LoopbackServer(Answer.Empty(500));
        var collection = new ServiceCollection();
        collection.AddTwitchHelix(server.Configure);
        await using var services = collection.BuildServiceProvider();
        var twitch = services.GetRequiredService<IHelixClient>();

        var options = services.GetRequiredService<IOptionsMonitor<HelixOptions>>().CurrentValue;
        (options.ClientId, options.BaseAddress, options.Retry.MaxRetries) = ("changed", new Uri("https://other.example/"), 3);
        Assert.CatchAsync<HelixApiException>(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(server.Calls.Single().Header("Client-Id"), Is.EqualTo("the-client-id"));
    }
}

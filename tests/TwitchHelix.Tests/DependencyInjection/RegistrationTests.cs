using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

[Parallelizable(ParallelScope.All)]
public sealed class RegistrationTests
{
    [Test]
    public async Task Options_come_from_code()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var services = new ServiceCollection().AddTwitchHelix(options => Copy(server.Options, options)).Services.BuildServiceProvider();

        await services.GetRequiredService<IHelixClient>().Games.GetTopGamesAsync();

        Assert.That(server.Calls.Single().Header("Client-Id"), Is.EqualTo("the-client-id"));
        var (one, other) = (services.GetRequiredService<IHelixClient>(), services.GetRequiredService<IHelixClient>());
        Assert.That(one, Is.SameAs(other));
    }

    [Test]
    public async Task Options_come_from_a_configuration_section()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["TwitchHelix:ClientId"] = "configured",
            ["TwitchHelix:AccessToken"] = "configured-token",
            ["TwitchHelix:BaseAddress"] = server.Options.BaseAddress.AbsoluteUri,
            ["TwitchHelix:Timeout"] = "00:00:20",
        }).Build();
        await using var services = new ServiceCollection().AddTwitchHelix(configuration.GetSection(HelixOptions.SectionName)).Services.BuildServiceProvider();

        await services.GetRequiredService<IHelixClient>().Games.GetTopGamesAsync();

        Assert.That(server.Calls.Single().Header("Client-Id"), Is.EqualTo("configured"));
        Assert.That(services.GetRequiredService<IOptions<HelixOptions>>().Value.Timeout, Is.EqualTo(TimeSpan.FromSeconds(20)));
    }

    [Test]
    public void A_host_does_not_start_without_a_client_ID_and_names_the_setting()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName));
        using var host = builder.Build();

        var e = Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())!;

        Assert.That(e.Message, Does.Contain("HelixOptions.ClientId").And.Contain("TwitchHelix:ClientId"));
    }

    [TestCase("", null, "TwitchHelix")]
    [TestCase("bot", null, "TwitchHelix")]
    [TestCase("", "App", "App:TwitchHelix")]
    public void A_section_one_level_too_high_is_recognized(string name, string? above, string section)
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [$"{section}:ClientId"] = "configured" }).Build();
        IConfiguration passed = above is null ? root : root.GetSection(above);
        using var services = new ServiceCollection().AddTwitchHelix(name, passed).Services.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<IHelixClient>(name))!;

        Assert.That(e.Message,
            Is.EqualTo($"HelixOptions.ClientId is missing. {section}:ClientId is set; pass that section: configuration.GetSection(HelixOptions.SectionName)."));
    }

    [Test]
    public void A_section_of_another_application_is_not_taken_for_this_ones()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["TwitchHelix:ClientId"] = "configured" }).Build();
        var collection = new ServiceCollection();
        collection.AddTwitchHelix("site", root);
        collection.AddTwitchHelix("bot", options => options.AccessToken = "token");
        using var services = collection.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredKeyedService<IHelixClient>("bot"))!;

        Assert.That(e.Message, Does.Contain("HelixOptions.ClientId is missing. Set it in code"));
    }

    [TestCase("http://api.example/helix", "https://id.example/", "BaseAddress")]
    [TestCase("https://api.example/helix", "http://id.example/", "IdentityAddress")]
    [TestCase("relative", "https://id.example/", "BaseAddress")]
    [TestCase("https://api.example/helix?key=1", "https://id.example/", "BaseAddress")]
    [TestCase("ftp://localhost/", "https://id.example/", "BaseAddress")]
    public void A_wrong_address_is_named(string api, string identity, string setting) =>
        Assert.That(
            () => HelixClient.Create(
                new HelixOptions { ClientId = "id", BaseAddress = new Uri(api, UriKind.RelativeOrAbsolute), IdentityAddress = new Uri(identity) }),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains($"HelixOptions.{setting} is"));

    [Test]
    public void A_timeout_below_zero_is_named() =>
        Assert.That(
            () => HelixClient.Create(new HelixOptions { ClientId = "id", Timeout = TimeSpan.Zero }),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("HelixOptions.Timeout"));

    [Test]
    public async Task Registered_twice_it_is_registered_once()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var collection = new ServiceCollection();
        collection.AddTwitchHelix(options => Copy(server.Options, options));
        collection.AddTwitchHelix(options => options.ClientId = "the-last-word");
        await using var services = collection.BuildServiceProvider();

        await services.GetServices<IHelixClient>().Single().Games.GetTopGamesAsync();

        var sent = server.Calls.Single();
        Assert.That(sent.Header("Client-Id"), Is.EqualTo("the-last-word"));
        Assert.That(sent.Header("User-Agent")!.Split(' '), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Handlers_see_each_request_as_it_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var seen = new List<string?>();
        await using var twitch = server.CreateClient(configure: builder => builder.HttpClient.AddHttpMessageHandler(() => new Spy(seen)));

        await twitch.Games.GetTopGamesAsync();

        Assert.That(seen, Is.EqualTo(new[] { "Bearer" }));
    }

    [Test]
    public async Task Default_headers_of_the_HttpClient_are_sent()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = server.CreateClient(configure: builder => builder.HttpClient.ConfigureHttpClient(client =>
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Bot/2.0 (+https://bot.example)");
            client.DefaultRequestHeaders.Add("X-Several", ["one", "two"]);
            // The library's own header wins, as a header of a message does.
            client.DefaultRequestHeaders.Add("Client-Id", "another");
        }));

        await twitch.Games.GetTopGamesAsync();

        var sent = server.Calls.Single();
        Assert.That(sent.Header("User-Agent"), Does.Match(@"^TwitchHelix/[^ ]+ Bot/2\.0 \(\+https://bot\.example\)$"));
        Assert.That(sent.Header("X-Several"), Is.EqualTo("one, two"));
        Assert.That(sent.Header("Client-Id"), Is.EqualTo("the-client-id"));
    }

    [Test]
    public async Task A_timeout_of_the_HttpClient_holds()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = server.CreateClient(
            options => options.Timeout = Timeout.InfiniteTimeSpan,
            builder => builder.HttpClient.ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMilliseconds(50)));

        Assert.That(() => twitch.Games.GetTopGamesAsync(), Throws.TypeOf<HelixException>().With.InnerException.TypeOf<TimeoutException>());
    }

    [Test]
    public async Task A_factory_of_the_application_itself_is_asked_for_the_HttpClients()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        using var own = new HttpClient();
        var collection = new ServiceCollection();
        collection.AddTwitchHelix(options => Copy(server.Options, options));
        collection.AddSingleton<IHttpClientFactory>(new Factory(own));
        await using var services = collection.BuildServiceProvider();
        own.DefaultRequestHeaders.Add("X-Own", "yes");

        await services.GetRequiredService<IHelixClient>().Games.GetTopGamesAsync();

        Assert.That(server.Calls.Single().Header("X-Own"), Is.EqualTo("yes"));
    }

    private static void Copy(HelixOptions from, HelixOptions to)
    {
        to.ClientId = from.ClientId;
        to.ClientSecret = from.ClientSecret;
        to.BaseAddress = from.BaseAddress;
        to.IdentityAddress = from.IdentityAddress;
    }

    private sealed class Factory(HttpClient client) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => client;
    }

    private sealed class Spy(List<string?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.Headers.Authorization?.Scheme);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

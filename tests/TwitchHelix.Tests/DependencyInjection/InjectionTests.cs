using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>The services that <c>AddTwitchHelix</c> registers, for one application and for several.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class InjectionTests
{
    private static readonly Type[] Injectable =
    [
        typeof(IHelixClient), typeof(IHelixTokens), typeof(ITwitchIdentity),
        .. typeof(IHelixClient).GetProperties().Select(property => property.PropertyType).Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal)),
    ];

    [Test]
    public async Task Everything_can_be_injected_and_belongs_together()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var services = Register(new ServiceCollection(), server).Services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        var twitch = services.GetRequiredService<IHelixClient>();

        Assert.That(Injectable, Has.Length.GreaterThan(20));
        Assert.That(Injectable.Select(type => services.GetService(type)), Is.All.Not.Null);
        Assert.That(services.GetRequiredService<IHelixTokens>(), Is.SameAs(twitch.Tokens));
        Assert.That(services.GetRequiredService<ITwitchIdentity>(), Is.SameAs(twitch.Identity));
        await services.GetRequiredService<IUsersClient>().GetUsersAsync();
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Several_applications_stand_side_by_side_by_name()
    {
        await using var bot = Server("bot");
        await using var site = Server("site");
        var botStore = new FaultyTokenStore();
        var siteStore = new FaultyTokenStore();
        var collection = new ServiceCollection();
        Register(collection, bot, "bot").AddTokenStore(_ => botStore);
        Register(collection, site, "site").AddTokenStore(_ => siteStore);
        await using var services = collection.BuildServiceProvider();
        foreach (var type in Injectable)
            Assert.That(services.GetRequiredKeyedService(type, "bot"), Is.Not.SameAs(services.GetRequiredKeyedService(type, "site")), type.Name);
        var (botClient, siteClient) = (services.GetRequiredKeyedService<IHelixClient>("bot"), services.GetRequiredKeyedService<IHelixClient>("site"));
        await botClient.Tokens.AddAsync(new HelixToken("1", "of-the-bot") { Scopes = [] });

        await botClient.Users.GetUsersAsync();
        await services.GetRequiredKeyedService<IUsersClient>("site").GetUsersAsync();
        await botClient.ForUser("1").Users.GetUsersAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bot.Calls.Select(call => (call.Header("Client-Id"), call.Header("Authorization"))),
                Is.EqualTo(new[] { ("bot", "Bearer app-of-bot"), ("bot", "Bearer of-the-bot") }));
            Assert.That(
                site.Calls.Select(call => (call.Header("Client-Id"), call.Header("Authorization"))), Is.EqualTo(new[] { ("site", "Bearer app-of-site") }));
            Assert.That(await siteStore.GetAsync("1"), Is.Null);
            Assert.That(botClient.RateLimits, Has.Count.EqualTo(2));
            Assert.That(siteClient.RateLimits, Has.Count.EqualTo(1));
            Assert.That(services.GetService<IHelixClient>(), Is.Null, "there is none without a name");
        }

        static LoopbackServer Server(string name) =>
            new(Answer.Json("""{"data":[]}""", 200, "Ratelimit-Limit: 800", "Ratelimit-Remaining: 799", "Ratelimit-Reset: 4102444800"))
            {
                Identity = _ => Answer.Json($$"""{"access_token":"app-of-{{name}}"}"""),
            };
    }

    [Test]
    public async Task A_keyed_service_is_injected_into_a_constructor()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var collection = new ServiceCollection();
        Register(collection, server, "bot");
        await using var services = collection.AddSingleton<Bot>().BuildServiceProvider();

        await services.GetRequiredService<Bot>().Users.GetUsersAsync();

        Assert.That(server.Calls.Single().Header("Client-Id"), Is.EqualTo("bot"));
    }

    [Test]
    public async Task All_of_it_registered_twice_is_registered_once()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var collection = new ServiceCollection();
        Register(collection, server).AddTokenStore<FaultyTokenStore>().AddTokenValidation();
        var once = collection.Count;
        Register(collection, server).AddTokenStore<FaultyTokenStore>().AddTokenValidation();
        Register(collection, server, "bot").AddTokenValidation();
        await using var services = collection.BuildServiceProvider();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(services.GetServices<IHelixClient>().Count(), Is.EqualTo(1));
            Assert.That(services.GetServices<IHostedService>().Count(), Is.EqualTo(2), "one for each application");
            Assert.That(services.GetServices<IUsersClient>().Count(), Is.EqualTo(1));
            Assert.That(services.GetKeyedServices<ITokenStore>("").Count(), Is.EqualTo(1));
        }
        await services.GetRequiredService<IHelixClient>().Users.GetUsersAsync();
        Assert.That(server.Calls.Single().Header("User-Agent")!.Split(' '), Has.Length.EqualTo(1));
        Assert.That(once, Is.Positive);
    }

    [Test]
    public async Task A_store_of_ones_own_is_made_by_the_container_and_disposed_with_it()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var needed = new Needed();
        var collection = new ServiceCollection().AddSingleton(needed);
        Register(collection, server).AddTokenStore<InjectedTokenStore>();
        var services = collection.BuildServiceProvider();

        await services.GetRequiredService<IHelixClient>().ForUser("1").Users.GetUsersAsync();
        await services.DisposeAsync();

        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer of-the-store"));
        Assert.That(needed.StoresDisposed, Is.EqualTo(1));
    }

    [Test]
    public async Task The_last_store_that_is_registered_counts()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var collection = new ServiceCollection().AddSingleton<Needed>();
        Register(collection, server).AddTokenStore<FaultyTokenStore>().AddTokenStore<InjectedTokenStore>();
        await using var services = collection.BuildServiceProvider();

        await services.GetRequiredService<IHelixClient>().ForUser("1").Users.GetUsersAsync();

        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer of-the-store"));
    }

    [Test]
    public async Task A_file_store_outlives_its_container([Values] bool protect)
    {
        using var folder = new TestFolder();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using (var first = Build())
            await first.GetRequiredService<IHelixTokens>().AddAsync(new HelixToken("1", "secret-access") { Scopes = [] });

        await using (var second = Build())
            await second.GetRequiredService<IHelixClient>().ForUser("1").Users.GetUsersAsync();

        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer secret-access"));
        Assert.That(await File.ReadAllTextAsync(folder.TokenFile), protect ? Does.Not.Contain("secret-access") : Does.Contain("secret-access"));

        ServiceProvider Build()
        {
            var collection = new ServiceCollection();
            collection.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder.Root, "keys")));
            Register(collection, server).AddFileTokenStore(folder.TokenFile, protect);
            return collection.BuildServiceProvider();
        }
    }

    [Test]
    public async Task Handlers_are_added_to_each_application_and_to_its_identity_server_apart()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        List<string> seen = [];
        var collection = new ServiceCollection();
        var builder = Register(collection, server);
        builder.HttpClient.AddHttpMessageHandler(() => new Spy(seen, "api"));
        builder.IdentityHttpClient.AddHttpMessageHandler(() => new Spy(seen, "identity"));
        Register(collection, server, "bot").HttpClient.AddHttpMessageHandler(() => new Spy(seen, "bot"));
        await using var services = collection.BuildServiceProvider();

        await services.GetRequiredService<IHelixClient>().Users.GetUsersAsync();
        await services.GetRequiredKeyedService<IHelixClient>("bot").Users.GetUsersAsync();

        Assert.That(seen, Is.EqualTo(new[] { "identity", "api", "bot" }));
    }

    [Test]
    public async Task A_redirect_is_not_followed_with_a_token_or_a_secret()
    {
        await using var elsewhere = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var server = new LoopbackServer(Answer.Empty(302, $"Location: {elsewhere.Address}helix/users"));
        await using var twitch = server.CreateClient(options => options.AccessToken = "secret-access");

        var e = Assert.ThrowsAsync<HelixApiException>(() => twitch.Users.GetUsersAsync())!;
        server.Identity = _ => Answer.Empty(307, $"Location: {elsewhere.Address}oauth2/token");
        Assert.CatchAsync<HelixException>(() => twitch.ForApp().Users.GetUsersAsync());

        Assert.That((int)e.StatusCode!, Is.EqualTo(302));
        Assert.That(elsewhere.Calls.Concat(elsewhere.IdentityCalls), Is.Empty);
    }

    private static TwitchHelixBuilder Register(IServiceCollection services, LoopbackServer server, string name = "") => services.AddTwitchHelix(name, options =>
    {
        server.Configure(options);
        options.ClientId = name.Length > 0 ? name : options.ClientId;
    });

    private sealed class Bot([FromKeyedServices("bot")] IUsersClient users)
    {
        public IUsersClient Users { get; } = users;
    }

    private sealed class Needed
    {
        public int StoresDisposed { get; set; }
    }

    private sealed class InjectedTokenStore(Needed needed) : ITokenStore, IDisposable
    {
        public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) =>
            new(new HelixToken(userId, "of-the-store") { Scopes = [] });

        public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) => new(true);

        public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => new(true);

        public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<HelixToken>();

        public void Dispose() => needed.StoresDisposed++;
    }

    private sealed class Spy(List<string> seen, string name) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(name);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

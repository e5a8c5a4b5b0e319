using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Databases;

/// <summary>Hosts whose tokens are in a database.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MigrationTests(string kind) : DatabaseFixture(kind)
{
    private readonly string kind = kind;

    [Test]
    public async Task The_tables_are_there_before_the_hosts_services_start()
    {
        using var host = CreateHost(builder => builder.AddTokenValidation().Services.AddHostedService<Reader>());

        await host.StartAsync();

        Assert.That(host.Services.GetServices<IHostedService>().OfType<Reader>().Single().Found, Is.Zero);
        Assert.That(host.Services.GetRequiredService<EntityFrameworkCoreTokenStore>(), Is.SameAs(host.Services.GetRequiredKeyedService<ITokenStore>("")));
        await host.StopAsync();
    }

    [Test]
    public async Task Hosts_that_start_at_once_migrate_once()
    {
        var hosts = Enumerable.Range(0, 6).Select(_ => CreateHost()).ToList();

        await Task.WhenAll(hosts.Select(host => Task.Run(() => host.StartAsync())));

        Assert.That(await Database.QueryAsync("SELECT COUNT(*) FROM twitch_helix_migrations"), Is.EqualTo(new[] { "1" }));
        var token = TokenWriter.Numbered(1);
        Assert.That(await hosts[0].Services.GetRequiredService<IHelixTokens>().AddAsync(token), Is.SameAs(token));
        foreach (var host in hosts)
            host.Dispose();
    }

    [Test]
    public async Task Without_migration_the_tables_are_the_apps_to_make()
    {
        using var host = CreateHost(isMigrated: false);
        await host.StartAsync();
        var store = host.Services.GetRequiredService<EntityFrameworkCoreTokenStore>();

        Assert.That(async () => await store.GetAsync(UserId), Throws.TypeOf<HelixException>());
        await store.MigrateAsync();
        await store.MigrateAsync();

        Assert.That(await store.GetAsync(UserId), Is.Null);
    }

    [Test]
    public async Task The_tables_share_a_database_with_those_of_the_app()
    {
        var options = new DbContextOptionsBuilder<NotesContext>();
        Database.Configure(options);
        await using var app = new NotesContext(options.Options);
        await app.Database.EnsureCreatedAsync();

        var store = await Database.OpenAsync();
        await store.SetAsync(TokenWriter.Numbered(1), null);
        app.Add(new Note { Id = 1 });
        await app.SaveChangesAsync();

        Assert.That(await Database.QueryAsync("SELECT COUNT(*) FROM twitch_helix_migrations"), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task The_migrations_make_what_the_model_says()
    {
        var type = typeof(EntityFrameworkCoreTokenStore).Assembly.GetType("TwitchHelix.EntityFrameworkCore.Database.TokenContext", throwOnError: true)!;
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        Database.Configure(options);
        await using var context = (DbContext)Activator.CreateInstance(type, options.Options)!;

        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public void An_application_without_Data_Protection_is_told_what_to_call()
    {
        using var host = CreateHost(isProtected: false);

        Assert.That(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("services.AddDataProtection()"));
    }

    [Test]
    public async Task Applications_with_names_have_stores_of_their_own()
    {
        var application = Host.CreateApplicationBuilder();
        application.Services.AddSingleton(Database.Keys);
        foreach (var name in new[] { "one", "other" })
            application.Services.AddTwitchHelix(name, options => options.ClientId = $"client-{name}").AddEntityFrameworkCoreTokenStore(Database.Configure);
        using var host = application.Build();
        await host.StartAsync();

        await host.Services.GetRequiredKeyedService<IHelixTokens>("one").AddAsync(TokenWriter.Numbered(1));

        Assert.That(await host.Services.GetRequiredKeyedService<ITokenStore>("one").GetAsync(UserId), Is.Not.Null);
        Assert.That(await host.Services.GetRequiredKeyedService<ITokenStore>("other").GetAsync(UserId), Is.Null);
        Assert.That(await Database.QueryAsync("SELECT client_id FROM twitch_helix_tokens"), Is.EqualTo(new[] { "client-one" }));
    }

    [Test]
    public async Task Another_store_that_is_chosen_later_needs_no_database()
    {
        using var folder = new TestFolder();
        using var host = CreateHost(builder => builder.AddFileTokenStore(folder.TokenFile));

        await host.StartAsync();

        var tables = kind == TestDatabase.Postgres ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public'" : "SELECT name FROM sqlite_master";
        Assert.That(await Database.QueryAsync(tables), Is.Empty);
    }

    private IHost CreateHost(Action<TwitchHelixBuilder>? configure = null, bool isMigrated = true, bool isProtected = true)
    {
        var application = Host.CreateApplicationBuilder();
        if (isProtected)
            application.Services.AddSingleton(Database.Keys);
        var builder = application.Services.AddTwitchHelix(options => options.ClientId = TestDatabase.ClientId)
            .AddEntityFrameworkCoreTokenStore(Database.Configure, isMigrated);
        configure?.Invoke(builder);
        return application.Build();
    }

    private sealed class Reader(EntityFrameworkCoreTokenStore store) : IHostedService
    {
        public int? Found { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken) => Found = await store.ListAsync(cancellationToken).CountAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Note
    {
        public int Id { get; init; }
    }

    private sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
    {
        public DbSet<Note> Notes => Set<Note>();
    }
}

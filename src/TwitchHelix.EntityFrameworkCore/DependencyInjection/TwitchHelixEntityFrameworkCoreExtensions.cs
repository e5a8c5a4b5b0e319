using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix;
using TwitchHelix.EntityFrameworkCore.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a token store in a database.</summary>
public static class TwitchHelixEntityFrameworkCoreExtensions
{
    /// <inheritdoc cref="AddEntityFrameworkCoreTokenStore(TwitchHelixBuilder, Action{IServiceProvider, DbContextOptionsBuilder}, bool)"/>
    /// <param name="builder">The builder that <c>services.AddTwitchHelix(…)</c> returned.</param>
    /// <param name="configure">Chooses the database: <c>db => db.UseNpgsql("Host=…")</c>. It is called once.</param>
    /// <param name="migrate">Whether the tables are created, or brought up to date, when the host starts. Default: true.</param>
    public static TwitchHelixBuilder AddEntityFrameworkCoreTokenStore(
        this TwitchHelixBuilder builder, Action<DbContextOptionsBuilder> configure, bool migrate = true)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddEntityFrameworkCoreTokenStore((_, options) => configure(options), migrate);
    }

    /// <summary>
    /// Keeps the users' tokens in a database, encrypted with the container's ASP.NET Core Data Protection (<c>services.AddDataProtection()</c>). See
    /// <see cref="EntityFrameworkCoreTokenStore"/>. The client ID is that of the application's <see cref="HelixOptions"/>.
    /// </summary>
    /// <param name="builder">The builder that <c>services.AddTwitchHelix(…)</c> returned.</param>
    /// <param name="configure">Chooses the database, with the container's services. It is called once.</param>
    /// <param name="migrate">
    /// Whether the tables are created, or brought up to date, when the host starts, before its other services. If false, or without a host, call
    /// <see cref="EntityFrameworkCoreTokenStore.MigrateAsync"/> before the first use. Default: true.
    /// </param>
    /// <returns>The builder.</returns>
    /// <seealso href="https://learn.microsoft.com/ef/core/providers/"/>
    public static TwitchHelixBuilder AddEntityFrameworkCoreTokenStore(
        this TwitchHelixBuilder builder, Action<IServiceProvider, DbContextOptionsBuilder> configure, bool migrate = true)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var (services, name) = (builder.Services, builder.Name);
        services.RemoveAllKeyed<EntityFrameworkCoreTokenStore>(name);
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, configure));
        if (name.Length == 0)
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<EntityFrameworkCoreTokenStore>(name));
        services.RemoveAllKeyed<TokenMigration>(name);
        services.AddKeyedSingleton(name, (provider, _) => new TokenMigration(provider.GetRequiredKeyedService<ITokenStore>(name), migrate));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<TokenMigration>(name));
        return builder.AddTokenStore(provider => provider.GetRequiredKeyedService<EntityFrameworkCoreTokenStore>(name));
    }

    private static EntityFrameworkCoreTokenStore Create(
        IServiceProvider provider, string name, Action<IServiceProvider, DbContextOptionsBuilder> configure) => new(
        provider.GetRequiredService<IOptionsMonitor<HelixOptions>>().Get(name).ClientId,
        options =>
        {
            // The logs of the provider go to the container's.
            options.UseApplicationServiceProvider(provider);
            configure(provider, options);
        },
        provider.GetService<IDataProtectionProvider>() ?? throw new InvalidOperationException(
            "The token store in the database encrypts the tokens with ASP.NET Core Data Protection, which isn't registered: "
            + "call services.AddDataProtection()."),
        provider.GetRequiredService<ILogger<EntityFrameworkCoreTokenStore>>());
}

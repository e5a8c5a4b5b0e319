using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
#if NET
using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.DependencyInjection;
using TwitchHelix.Transport;
#endif

namespace TwitchHelix;

public sealed partial class HelixClient
{
    /// <summary>Creates a client, composed as by <c>services.AddTwitchHelix(…)</c>.</summary>
    /// <param name="options">The options. The client copies them.</param>
    /// <returns>The client. Dispose it when the application ends.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message names it.</exception>
    public static HelixClient Create(HelixOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
#if NET
        // A container would take most of the time until the first answer, and most of the library's part of a native app.
        return Compose(options.Copy());
#else
        return Create(options, static _ => { });
#endif
    }

    /// <summary>Creates a client, composed as by <c>services.AddTwitchHelix(…)</c>, and configures more than options.</summary>
    /// <param name="options">The options. The client copies them.</param>
    /// <param name="configure">Configures handlers, another TimeProvider, a token store, and so on.</param>
    /// <returns>The client. Dispose it when the application ends.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message names it.</exception>
    public static HelixClient Create(HelixOptions options, Action<TwitchHelixBuilder> configure)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        if (configure is null)
            throw new ArgumentNullException(nameof(configure));
        var collection = new ServiceCollection();
        var builder = collection.AddTwitchHelix(options.CopyTo);
        configure(builder);
        var services = collection.BuildServiceProvider();
        try
        {
            var application = services.GetRequiredKeyedService<HelixApplication>(Options.DefaultName);
            return new HelixClient(application, application.Caller, services);
        }
        catch
        {
            services.Dispose();
            throw;
        }
    }

#if NET
    /// <summary>Composes a client as a container does that nobody has configured.</summary>
    private static HelixClient Compose(HelixOptions options)
    {
        if (new HelixOptionsValidator([]).Validate(Options.DefaultName, options) is { Failed: true } wrong)
            throw new OptionsValidationException(Options.DefaultName, typeof(HelixOptions), wrong.Failures);
        var lifetime = new ClientLifetime();
        var application = new HelixApplication(
            options,
            lifetime,
            Connect(options.BaseAddress, lifetime),
            Connect(options.IdentityAddress, lifetime),
            store: null,
            currentUser: null,
            TimeProvider.System,
            NullLogger.Instance);
        return new HelixClient(application, application.Caller, application);
    }

    private static Func<MessageSender> Connect(Uri address, ClientLifetime lifetime)
    {
        var handler = new PrimaryHandler(address, lifetime);
        return () =>
        {
            lifetime.ThrowIfEnded();
            var client = new HttpClient(handler, disposeHandler: false);
            HttpClientDefaults.Apply(client);
            return new MessageSender(client, handler);
        };
    }
#endif
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TwitchHelix;

public sealed partial class HelixClient
{
    /// <summary>Creates a client without a container, composed as by <c>services.AddTwitchHelix(…)</c>.</summary>
    /// <param name="options">The options. The client copies them.</param>
    /// <param name="configure">Configures more: handlers, another TimeProvider, logging. Null for nothing.</param>
    /// <returns>The client. Dispose it when the application ends.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong; the message names it.</exception>
    public static HelixClient Create(HelixOptions options, Action<TwitchHelixBuilder>? configure = null)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));
        var collection = new ServiceCollection();
        var builder = collection.AddTwitchHelix(options.CopyTo);
        configure?.Invoke(builder);
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
}

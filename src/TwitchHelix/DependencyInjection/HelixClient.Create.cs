using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TwitchHelix;

public sealed partial class HelixClient
{
    /// <summary>Makes a client without a container. It is wired as <c>services.AddTwitchHelix(…)</c> wires it.</summary>
    /// <param name="options">The options; they are copied.</param>
    /// <param name="configure">Changes the wiring: handlers, another TimeProvider, logging. Null for none.</param>
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

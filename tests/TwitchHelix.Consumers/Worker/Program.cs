using TwitchHelix;
using TwitchHelix.Consumers;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName)).AddTokenValidation();
builder.Services.AddSingleton<Checks>();
builder.Services.AddHostedService<Calls>();

using var host = builder.Build();
var checks = host.Services.GetRequiredService<Checks>();
await host.RunAsync();
return checks.End();

internal sealed class Calls(IServiceProvider services, Checks checks, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await HelixCalls.RunAsync(services, checks);
        lifetime.StopApplication();
    }
}

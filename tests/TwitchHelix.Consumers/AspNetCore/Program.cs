using TwitchHelix;
using TwitchHelix.Consumers;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddTwitchHelix(builder.Configuration.GetSection(HelixOptions.SectionName)).AddTokenValidation();
builder.Services.AddHealthChecks().AddTwitchHelix();

await using var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/users/{login}", async (string login, IHelixClient twitch) => (await twitch.Users.GetUsersAsync(logins: [login])).Data[0]);
await app.StartAsync();

var checks = new Checks();
using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
await checks.RunAsync("health check", async () => Checks.Expect(await browser.GetStringAsync("/health") == "Healthy", "healthy"));
await checks.RunAsync("endpoint that returns an answer's item as JSON", async () =>
    Checks.Expect((await browser.GetStringAsync("/users/harborlight")).Contains("harborlight"), "the login"));
await HelixCalls.RunAsync(app.Services, checks);
await app.StopAsync();
return checks.End();

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Authentication;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>An app that users log in to, over real HTTP, and its Twitch.</summary>
internal sealed class LoginApp : IAsyncDisposable
{
    public const string CookieName = ".AspNetCore.Cookies";
    public const string Harborlight = "40010001";

    private readonly WebApplication app;

    private LoginApp(WebApplication app, HelixTestServer twitch, FaultyTokenStore store, LogText log)
    {
        (this.app, Twitch, Store, Log) = (app, twitch, store, log);
        Address = new Uri(app.Urls.Single());
    }

    public HelixTestServer Twitch { get; }

    public FaultyTokenStore Store { get; }

    public LogText Log { get; }

    public Uri Address { get; }

    public IServiceProvider Services => app.Services;

    public IHelixTokens Tokens => Services.GetRequiredService<IHelixTokens>();

    public static async Task<LoginApp> StartAsync(
        Action<TwitchAuthenticationOptions>? options = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null)
    {
        var twitch = HelixTestServer.Start();
        var (store, log) = (new FaultyTokenStore(), new LogText());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        AddTwitchHelix(builder.Services, twitch).AddTokenStore(_ => store).AddWebDefaults();
        services?.Invoke(builder.Services);
        builder.Services
            .AddAuthentication(authentication =>
            {
                authentication.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                authentication.DefaultChallengeScheme = TwitchAuthenticationDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddTwitch(options ?? (_ => { }));
        var app = builder.Build();
        app.UseExceptionHandler(handler => handler.Run(context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        }));
        app.UseAuthentication();
        app.UseTwitchConsent();
        app.UseAuthorization();
        Map(app);
        map?.Invoke(app);
        await app.StartAsync();
        return new(app, twitch, store, log);
    }

    public static TwitchHelixBuilder AddTwitchHelix(IServiceCollection services, HelixTestServer twitch, string name = "", string? clientId = null)
    {
        var options = twitch.CreateOptions();
        return services.AddTwitchHelix(name, other =>
        {
            other.ClientId = clientId ?? options.ClientId;
            other.ClientSecret = options.ClientSecret;
            other.BaseAddress = options.BaseAddress;
            other.IdentityAddress = options.IdentityAddress;
            other.Retry.Delay = TimeSpan.FromMilliseconds(1);
        });
    }

    public Browser Open() => new(Address);

    /// <summary>Opens a browser that is logged in.</summary>
    public async Task<Browser> LogInAsync(HelixTestUser? user = null)
    {
        if (user is not null)
            Twitch.Identity.SignedInUser = user;
        var browser = Open();
        var page = await browser.GoAsync("/login");
        Assert.That(page.Text, Is.EqualTo("home of " + Twitch.Identity.SignedInUser.Id), () => $"{page}\n{string.Join((char)10, Log.Lines)}");
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Twitch.Dispose();
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/", (ClaimsPrincipal user) => "home of " + (Id(user) ?? "nobody"));
        app.MapGet("/login", (string? returnUrl) => Results.Challenge(new AuthenticationProperties { RedirectUri = returnUrl ?? "/" }));
        app.MapGet("/claims", (ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(claim => $"{claim.Type}: {claim.Value}"))).RequireAuthorization();
        app.MapGet("/polls", (ClaimsPrincipal user) => "polls of " + Id(user)).RequireTwitchScopes(TwitchScopes.ChannelManagePolls);
        app.MapPost("/polls", () => "created").RequireTwitchScopes(TwitchScopes.ChannelManagePolls);
        app.MapPost("/logout", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [CookieAuthenticationDefaults.AuthenticationScheme]));
        app.MapPost("/logout-everywhere", (string? returnUrl) => Results.SignOut(
            new AuthenticationProperties { RedirectUri = returnUrl ?? "/" },
            [TwitchAuthenticationDefaults.AuthenticationScheme, CookieAuthenticationDefaults.AuthenticationScheme]));
    }

    private static string? Id(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using TwitchHelix.Testing;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>A call made in a request acts as the signed-in user.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CurrentUserTests
{
    private static readonly HelixTestUser Other = new("40010077", "otherone");

    [Test]
    public async Task A_call_in_a_request_goes_with_the_users_token()
    {
        await using var app = await StartAsync(TwitchScopes.ChannelManagePolls);
        using var browser = await app.LogInAsync();

        Assert.That((await browser.GoAsync("/polls-of?channel=40010001")).Text, Does.StartWith("polls: "));

        Assert.That(TokenOf(app, "GetPolls"), Is.EqualTo((await app.Tokens.GetAsync(LoginApp.Harborlight))!.AccessToken));
    }

    [Test]
    public async Task A_user_who_names_another_channel_does_not_act_with_its_token()
    {
        await using var app = await StartAsync();
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(Other.Id, [TwitchScopes.ChannelManagePolls]).ToHelixToken());
        using var browser = await app.LogInAsync();

        var page = await browser.GoAsync($"/polls-of?channel={Other.Id}");

        Assert.That(page.Text, Is.EqualTo("refused for 40010001"));
        Assert.That(app.Twitch.Requests, Has.None.Matches<HelixTestRequest>(request => request.Operation == "GetPolls"));
    }

    [Test]
    public async Task An_app_with_user_IDs_of_its_own_acts_as_the_user_of_Twitch()
    {
        await using var app = await LoginApp.StartAsync(
            options =>
            {
                options.ClaimActions.MapJsonKey(TwitchClaimTypes.UserId, "login");
                options.Events.OnCreatingTicket = context =>
                {
                    context.Identity!.RemoveClaim(context.Identity.FindFirst(ClaimTypes.NameIdentifier));
                    context.Identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, Other.Id));
                    context.Identity.AddClaim(new Claim(TwitchClaimTypes.UserId, Other.Id));
                    return Task.CompletedTask;
                };
            },
            map: app => app.MapGet("/current", ([FromKeyedServices("")] IHelixCurrentUser user) => user.UserId));
        await app.Tokens.AddAsync(app.Twitch.Identity.CreateUserToken(Other.Id, [TwitchScopes.ChannelManagePolls]).ToHelixToken());
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/login")).Text, Is.EqualTo("home of " + Other.Id), "The app's own ID.");
        Assert.That((await browser.GoAsync("/current")).Text, Is.EqualTo(LoginApp.Harborlight));
    }

    [Test]
    public async Task An_app_that_replaces_the_principal_acts_as_the_user_of_Twitch()
    {
        await using var app = await LoginApp.StartAsync(
            options => options.Events.OnCreatingTicket = context =>
            {
                context.Principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "42")], "Own"));
                return Task.CompletedTask;
            },
            map: app => app.MapGet("/current", ([FromKeyedServices("")] IHelixCurrentUser user) => user.UserId));
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/login")).Text, Is.EqualTo("home of 42"));
        Assert.That((await browser.GoAsync("/current")).Text, Is.EqualTo(LoginApp.Harborlight));
    }

    [Test]
    public async Task Whoever_is_not_signed_in_goes_with_the_app_token_where_it_will_do()
    {
        await using var app = await StartAsync();
        using var browser = app.Open();

        Assert.That((await browser.GoAsync("/user?id=40010002")).Text, Is.EqualTo("quietfox"));

        Assert.That(app.Twitch.Identity.Tokens.Single(token => token.AccessToken == TokenOf(app, "GetUsers")).UserId, Is.Null);
    }

    [Test]
    public async Task A_background_service_calls_for_the_application()
    {
        await using var app = await StartAsync();
        using var browser = await app.LogInAsync();
        app.Twitch.ClearRequests();

        await app.Services.GetRequiredService<IHelixClient>().Users.GetUsersAsync(ids: ["40010002"]);

        Assert.That(app.Twitch.Identity.Tokens.Single(token => token.AccessToken == TokenOf(app, "GetUsers")).UserId, Is.Null);
    }

    [Test]
    public async Task Look_ups_of_two_users_at_the_same_time_share_no_call()
    {
        await using var app = await StartAsync();
        using var one = await app.LogInAsync();
        using var other = await app.LogInAsync(Other);
        app.Twitch.ClearRequests();

        await Task.WhenAll(Enumerable.Range(0, 10).SelectMany(number => new[]
        {
            one.StepAsync($"/user?id=5{number}"), other.StepAsync($"/user?id=6{number}"),
        }));

        var calls = app.Twitch.Requests.Where(request => request.Operation == "GetUsers").ToList();
        var mine = (await app.Tokens.GetAsync(LoginApp.Harborlight))!.AccessToken;
        Assert.That(calls.SelectMany(call => call.Query["id"]).Distinct().Count(), Is.EqualTo(20));
        foreach (var call in calls)
            Assert.That(call.Query["id"].Select(id => id[0]).Distinct(), Is.EqualTo(new[] { TokenOf(call) == mine ? '5' : '6' }));
    }

    [Test]
    public async Task Work_that_outlives_its_request_has_no_user()
    {
        var ended = new TaskCompletionSource();
        Task<string?>? later = null;
        await using var app = await LoginApp.StartAsync(map: app => app.MapGet("/later", (HttpContext context) =>
        {
            var user = context.RequestServices.GetRequiredKeyedService<IHelixCurrentUser>("");
            later = LaterAsync(user, ended.Task);
            return user.UserId;
        }));
        using var browser = await app.LogInAsync();

        Assert.That((await browser.GoAsync("/later")).Text, Is.EqualTo(LoginApp.Harborlight));
        // The server may still be ending the request whose answer is here.
        await app.DisposeAsync();
        ended.SetResult();

        Assert.That(await later!, Is.Null);

        static async Task<string?> LaterAsync(IHelixCurrentUser user, Task ended)
        {
            await ended;
            return user.UserId;
        }
    }

    [Test]
    public async Task One_line_adds_validation_and_health_check_once()
    {
        await using var app = await LoginApp.StartAsync(services: services => services.AddTwitchHelix(_ => { }).AddWebDefaults());

        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.That(report.Entries.Keys, Is.EqualTo(new[] { "twitch" }));
        Assert.That(
            app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().Count(service => service.GetType().Name == "TokenValidationService"),
            Is.EqualTo(1));
    }

    [TestCase(true, TestName = "The app's check comes before AddWebDefaults")]
    [TestCase(false, TestName = "The app's check comes after AddWebDefaults")]
    public void A_health_check_of_the_app_with_the_same_name_takes_the_place(bool isFirst)
    {
        var services = new ServiceCollection();
        if (isFirst)
            AddOwn();
        services.AddTwitchHelix(_ => { }).AddWebDefaults();
        if (!isFirst)
            AddOwn();
        using var provider = services.BuildServiceProvider();

        var checks = provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        Assert.That(checks.Select(check => (check.Name, string.Join(',', check.Tags))), Is.EqualTo(new[] { ("twitch", "own") }));

        void AddOwn() => services.AddHealthChecks().AddTwitchHelix(tags: ["own"]);
    }

    private static Task<LoginApp> StartAsync(params string[] scopes) => LoginApp.StartAsync(
        options =>
        {
            foreach (var scope in scopes)
                options.Scope.Add(scope);
        },
        map: app =>
        {
            app.MapGet("/polls-of", async (string channel, IHelixClient twitch) =>
            {
                try
                {
                    return $"polls: {(await twitch.Polls.GetPollsAsync(channel)).Data.Count}";
                }
                catch (HelixAuthorizationException e)
                {
                    return $"refused for {e.UserId}";
                }
            });
            app.MapGet("/user", async (string id, IHelixClient twitch) => (await twitch.Batch.Users.GetAsync(id))?.Login);
        });

    private static string TokenOf(LoginApp app, string operation) => TokenOf(app.Twitch.Requests.Single(request => request.Operation == operation));

    private static string TokenOf(HelixTestRequest request) => request.Headers["Authorization"].Single()["Bearer ".Length..];
}

using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class DeviceTests
{
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task A_device_waits_for_its_user()
    {
        using var server = Start();
        using var caller = new Caller(server);
        var device = await AskAsync(caller);

        var pending = await PollAsync(caller, device["device_code"]);
        var early = await PollAsync(caller, device["device_code"]);
        time.Advance(TimeSpan.FromSeconds(9.9));
        var stillEarly = await PollAsync(caller, device["device_code"]);
        Assert.That(server.Identity.ApproveDevice(device["user_code"], "7"), Is.True);
        time.Advance(TimeSpan.FromSeconds(15));
        var granted = await PollAsync(caller, device["device_code"]);
        var used = await PollAsync(caller, device["device_code"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)device.Json["interval"]!, (int)device.Json["expires_in"]!), Is.EqualTo((5, 1800)));
            Assert.That((pending.Status, pending.Message), Is.EqualTo((HttpStatusCode.BadRequest, "authorization_pending")));
            Assert.That((early.Message, stillEarly.Message), Is.EqualTo(("slow_down", "slow_down")));
            Assert.That(granted.Json["scope"]!.Values<string>(), Is.EqualTo(new[] { "user:edit" }));
            Assert.That((await caller.RefreshAsync(granted["refresh_token"], secret: null)).Status, Is.EqualTo(HttpStatusCode.OK), "it is a public client's");
            Assert.That(used.Message, Is.EqualTo("invalid device code"));
            Assert.That(server.Identity.Requests, Has.Property("Device").EqualTo(1).And.Property("DevicePoll").EqualTo(5));
        }
    }

    [Test]
    public async Task The_verification_address_lets_the_signed_in_user_decide()
    {
        using var server = Start();
        using var caller = new Caller(server);
        var device = await AskAsync(caller);

        using var opened = await caller.Http.GetAsync(new Uri(device["verification_uri"]));

        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await PollAsync(caller, device["device_code"])).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_refuses_or_comes_too_late_gives_no_token()
    {
        using var server = Start();
        using var caller = new Caller(server);
        var denied = await AskAsync(caller);
        var late = await AskAsync(caller);

        Assert.That(server.Identity.DenyDevice(denied["user_code"]), Is.True);
        Assert.That((await PollAsync(caller, denied["device_code"])).Message, Is.EqualTo("access_denied"));
        time.Advance(TimeSpan.FromMinutes(30));
        Assert.That(server.Identity.ApproveDevice(late["user_code"]), Is.False);
        Assert.That((await PollAsync(caller, late["device_code"])).Message, Is.EqualTo("invalid device code"));
    }

    private HelixTestServer Start() => HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = time });

    private static Task<Reply> AskAsync(Caller caller) => caller.PostAsync("device", ("client_id", Caller.ClientId), ("scopes", "user:edit"));

    private static Task<Reply> PollAsync(Caller caller, string code) => caller.PostAsync(
        "token", ("client_id", Caller.ClientId), ("scopes", "user:edit"), ("device_code", code),
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"));
}

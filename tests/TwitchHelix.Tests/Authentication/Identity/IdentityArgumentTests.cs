namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>An argument that can't be right is refused before anything is sent.</summary>
public sealed class IdentityArgumentTests : IdentityFixture
{
    private static readonly AuthorizationRequest Request = new() { State = "s" };

    [Test]
    public void An_argument_that_is_missing_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Refuses("request", () => Identity.CreateAuthorizationUrl(null!));
            Refuses("redirect", () => Identity.CompleteAuthorizationAsync(null!, Request));
            Refuses("request", () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000"), null!));
            Refuses("scopes", () => Identity.StartDeviceAuthorizationAsync(null!));
            Refuses("device", () => Identity.WaitForDeviceAsync(null!));
            Refuses("token", () => Identity.RefreshAsync(null!));
            foreach (var none in (string?[])[null, ""])
            {
                Refuses("code", () => Identity.ExchangeCodeAsync(none!));
                Refuses("accessToken", () => Identity.ValidateAsync(none!));
                Refuses("accessToken", () => Identity.RevokeAsync(none!));
            }
        }
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [Test]
    public void An_address_that_is_not_absolute_is_no_redirect()
    {
        var relative = new Uri("/signed-in?code=1", UriKind.Relative);

        Assert.That(
            () => Identity.CompleteAuthorizationAsync(relative, Request),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("redirect").And.Message.Contains("not absolute"));
    }

    private static void Refuses(string name, Action call) =>
        Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(name));
}

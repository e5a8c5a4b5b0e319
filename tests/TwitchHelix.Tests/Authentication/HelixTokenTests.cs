namespace TwitchHelix.Tests.Authentication;

/// <summary>A token refuses texts that can't be sent.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HelixTokenTests
{
    private static readonly string[] NoHeaderText = ["secret 1", "secret\r\nX-Injected: 1", "secret\0", "sécret", "secret\ud800", " secret", "secret\t"];

    [TestCaseSource(nameof(NoHeaderText))]
    public void A_token_that_no_header_can_hold_is_refused(string text)
    {
        AssertRefused(() => new HelixToken("1", text), "accessToken");
        AssertRefused(() => new HelixToken("1", "a", refreshToken: text), "value");
        AssertRefused(() => new HelixToken("1", "a") { RefreshToken = text }, "value");
    }

    [TestCase("oauth:secret")]
    [TestCase("Bearer secret")]
    public void A_prefix_is_named(string text)
    {
        AssertRefused(() => new HelixToken("1", text), "accessToken");
        Assert.That(() => new HelixToken("1", text), Throws.ArgumentException.With.Message.Contains("leave that prefix off"));
    }

    [Test]
    public void What_a_store_could_not_give_back_is_refused()
    {
        Assert.That(() => new HelixToken("1", "a") { Version = "" }, Throws.ArgumentException);
        Assert.That(() => new HelixToken("1", "a") { Version = null! }, Throws.ArgumentNullException);
        Assert.That(() => new HelixToken("1", "a") { Scopes = ["a", null!] }, Throws.ArgumentException);
    }

    [Test]
    public void Every_property_can_be_set_in_both_ways()
    {
        var one = new HelixToken("1", "a") { RefreshToken = "r", ClientId = "c", Version = "v", UserLogin = "u", Scopes = ["s"] };
        var other = new HelixToken("1", "a", refreshToken: "r", scopes: ["s"], userLogin: "u", version: "v", clientId: "c");

        Assert.That((one.RefreshToken, one.ClientId, one.Version, one.UserLogin, one.Scopes![0]), Is.EqualTo(("r", "c", "v", "u", "s")));
        Assert.That((other.RefreshToken, other.ClientId, other.Version, other.UserLogin, other.Scopes![0]), Is.EqualTo(("r", "c", "v", "u", "s")));
    }

    private static void AssertRefused(Func<HelixToken> make, string parameter)
    {
        var e = Assert.Throws<ArgumentException>(() => _ = make())!;
        Assert.That(e.ParamName, Is.EqualTo(parameter));
        Assert.That(e.Message, Does.Not.Contain("secret"));
    }
}

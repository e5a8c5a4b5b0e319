using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

/// <summary>Secrets are replaced in texts, exceptions and headers. What has none stays the same object.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecretTextsTests
{
    private static readonly SecretTexts Secrets = new(["abcd", "xyz", null, "p/q+r"]);

    [TestCase("is ABCD here", "is [secret] here")]
    [TestCase("abcdabcd", "[secret]")]
    [TestCase("an xyz stays", "an xyz stays")]
    [TestCase("p%2Fq%2Br", "[secret]")]
    public void Four_characters_are_a_secret(string text, string hidden) => Assert.That(Secrets.Hide(text), Is.EqualTo(hidden));

    [Test]
    public void An_exception_with_a_secret_is_replaced_with_all_its_causes()
    {
        var harmless = new IOException("nothing", new FormatException("at all"));
        Assert.That(Secrets.Hide(harmless), Is.SameAs(harmless));

        var hidden = Secrets.Hide(new IOException("It is abcd.", new FormatException("abcd")));

        Assert.That(hidden, Is.TypeOf<HttpRequestException>().With.Message.EqualTo("It is [secret]."));
        Assert.That(hidden.InnerException, Is.Null);
    }

    [Test]
    public void Headers_with_a_secret_are_copied_without_it()
    {
        using var response = new HttpResponseMessage();
        response.Headers.Add("X-One", ["nothing", "more"]);
        Assert.That(Secrets.Hide(response.Headers), Is.SameAs(response.Headers));

        response.Headers.Add("X-Two", ["nothing", "it is abcd"]);
        var hidden = Secrets.Hide(response.Headers);

        Assert.That(hidden.GetValues("X-One"), Is.EqualTo(new[] { "nothing", "more" }));
        Assert.That(hidden.GetValues("X-Two"), Is.EqualTo(new[] { "nothing", "it is [secret]" }));
    }
}

using static TwitchHelix.Docs.Tests.StreamBoard.Security.SecurityForms;

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>Forms of StreamBoard that are too large, or broken.</summary>
[Parallelizable(ParallelScope.Self)]
[CancelAfter(300_000)]
public sealed class BodyTests : SecurityTests
{
    [Test]
    public async Task A_large_or_broken_form_breaks_nothing()
    {
        var own = await FieldsAsync(Ada, "/poll", "create", NewPoll());
        using var anonymous = Board.Open();
        foreach (var browser in (SecurityBrowser[])[Ada, anonymous])
            foreach (var (what, content) in Broken(own))
            {
                SecurityAnswer answer;
                try
                {
                    answer = await browser.PostAsync("/poll", content());
                }
                catch (HttpRequestException)
                {
                    // The server hangs up on a body that it refuses to read.
                    continue;
                }
                Assert.That(answer.Status, Is.LessThan(500), $"{what}: {answer}");
                Assert.That(answer.Text, Does.Not.Contain("   at "));
            }
        Assert.That((await Ada.GetAsync("/poll")).Status, Is.EqualTo(200));
    }

    private static IEnumerable<(string What, Func<HttpContent> Content)> Broken(Dictionary<string, string> own)
    {
        yield return ("a long question", () => new FormUrlEncodedContent(With(own, "Input.Question", new string('a', 100_000))));
        yield return ("a body of 40 MB", () => Form(new string('a', 40_000_000)));
        yield return ("many fields", () => Form(string.Join('&', Enumerable.Range(0, 3000).Select(number => $"a{number}=1"))));
        yield return ("a long name", () => Form(new string('a', 10_000) + "=1"));
        yield return ("many choices", () => new FormUrlEncodedContent(
            own.Concat(Enumerable.Range(5, 900).Select(index => KeyValuePair.Create($"Input.Choices[{index}]", "a")))));
        yield return ("a choice at the end of the world", () => new FormUrlEncodedContent(With(own, "Input.Choices[2147483647]", "a")));
        yield return ("a field twice", () => new FormUrlEncodedContent(
            own.Append(KeyValuePair.Create("Input.Minutes", "7")).Append(KeyValuePair.Create("_handler", "end"))));
        yield return ("minutes that are none", () => new FormUrlEncodedContent(With(own, "Input.Minutes", "0x7fffffffffff")));
        yield return ("another form's name", () => new FormUrlEncodedContent(With(own, "_handler", "nothing")));
        yield return ("parts without a boundary", () => Text("--x\r\n", "multipart/form-data"));
        yield return ("parts that are cut", () => Text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", "multipart/form-data; boundary=x"));
        yield return ("bytes", () => Form("\0\u0001=\ud83d"));
    }

    private static StringContent Form(string text) => Text(text, "application/x-www-form-urlencoded");

    private static StringContent Text(string text, string type)
    {
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}

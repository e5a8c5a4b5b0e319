using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Errors;

/// <summary>The exception of an answer that can't be read has its cause, and nothing of what the answer says.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UnreadableBodyTests
{
    private const string Secret = "live_31415_Abcdefghij0123456789";

    [TestCase("""{"data":"live_31415_Abcdefghij0123456789"}""", TestName = "a text for a list")]
    [TestCase("""{"data":[],"data":31415926535}""", TestName = "a number for objects")]
    [TestCase("""{"data":true,"more":{"key":"live_31415_Abcdefghij0123456789"}}""", TestName = "a truth value for objects")]
    public async Task A_typed_call_has_the_fault_as_it_is(string body)
    {
        var e = await Fail(body, twitch => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(e.InnerException, Is.TypeOf<JsonSerializationException>().With.Message.StartWith("It is not "));
        Assert.That(e.InnerException!.StackTrace, Does.Contain("FieldReader"));
        Assert.That(e.ToString(), Does.Not.Contain("31415"));
    }

    [TestCase("""{"access_token":1abc2def31415}""", TestName = "a text without quotes")]
    [TestCase("""{"data":["live_31415_Abcdefghij0123456789" "31415"]}""", TestName = "a text behind a text")]
    [TestCase("""{"data":[],"extra":{"key":"live_31415_Abcdefghij""", TestName = "a text without an end")]
    [TestCase("""{"data":1,"extra":[live_31415]}""", TestName = "a word, behind another fault")]
    [TestCase("""{"data":[]} live_31415""", TestName = "a word behind the end")]
    [TestCase("live_31415_Abcdefghij0123456789", TestName = "no JSON at all")]
    public async Task Broken_Json_is_told_by_its_place(string body)
    {
        foreach (var call in new Func<HelixClient, Task>[] { twitch => twitch.Users.GetUsersAsync(ids: ["1"]), Read<JToken>, Read<Token<int>> })
        {
            var e = await Fail(body, call);

            Assert.That(e.InnerException, Is.TypeOf<JsonReaderException>().With.Message.StartWith("The body is not valid JSON"));
            Assert.That(e.ToString(), Does.Not.Contain("31415"));
        }
    }

    [Test]
    public async Task A_document_of_too_many_tokens_is_told_as_such()
    {
        var e = await Fail($"[{new string('[', 40)}{string.Join(",", Enumerable.Repeat(0, 200_000))}", Read<JToken>);

        Assert.That(e.InnerException!.Message, Is.EqualTo("The JSON document has too many tokens."));
    }

    [Test]
    public async Task A_document_without_an_end_is_told_in_the_words_of_the_serializer()
    {
        var e = await Fail("""{"data":[{"login":"user31415"},""", Read<Token<int>>);

        Assert.That(e.InnerException, Is.TypeOf<JsonSerializationException>().With.Message.StartWith("Unexpected end"));
        Assert.That(e.ToString(), Does.Not.Contain("31415"));
    }

    [Test]
    public async Task An_interface_as_the_type_is_told_in_the_words_of_the_serializer()
    {
        var e = await Fail("""{"access_token":{"id":"live_31415_Abcdefghij0123456789"}}""", Read<Token<IDisposable>>);

        Assert.That(e.InnerException, Is.TypeOf<JsonSerializationException>()
            .With.Message.StartWith("Could not create an instance of type System.IDisposable. Type is an interface or abstract class"));
        Assert.That(e.InnerException!.StackTrace, Is.Not.Empty);
        Assert.That(e.ToString(), Does.Not.Contain("31415"));
    }

    [Test]
    public async Task A_quoted_value_is_hidden_and_the_rest_of_the_message_is_told()
    {
        var number = await Fail($$"""{"access_token":"{{Secret}}"}""", Read<Token<int>>);
        var choice = await Fail($$"""{"access_token":"{{Secret}}"}""", Read<Token<DayOfWeek>>);
        var own = await Fail($$"""{"access_token":"{{Secret}}"}""", Read<Token<Quoting.Whole>>);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(number.InnerException, Is.InstanceOf<JsonSerializationException>().With.Message.EqualTo(
                "Newtonsoft.Json.JsonReaderException: Could not convert string to integer: [value]."));
            Assert.That(choice.InnerException!.Message, Is.EqualTo(
                "Newtonsoft.Json.JsonSerializationException: Error converting value \"[value]\" to type 'System.DayOfWeek'."));
            Assert.That(choice.InnerException.InnerException!.Message, Is.EqualTo("System.ArgumentException: Requested value '[value]' was not found."));
            Assert.That(own.InnerException!.Message, Is.EqualTo("System.FormatException: Not 'a' [value]!"));
            Assert.That(own.InnerException.StackTrace, Does.Contain("ReadJson"));
            Assert.That(own.ToString(), Does.Contain("System.FormatException: Not").And.Contain("ReadJson"));
        }
    }

    [TestCase(Secret)]
    [TestCase(Secret + "\n")]
    [TestCase(" \t" + Secret + "\r\n")]
    [TestCase("\"" + Secret + "\"")]
    [TestCase("31415926535897932384626433832795028841971")]
    [TestCase("p@$$!#%1^*=")]
    [TestCase("hunter")]
    [TestCase("words of the secret kind")]
    [TestCase("été\u0000à la 31415 plage")]
    [TestCase("%4cive%5f31415%5fAbcdefghij")]
    public async Task A_value_is_hidden_in_any_format(string secret)
    {
        var types = new Func<HelixClient, Task>[]
        {
            Read<Token<int>>, Read<Token<DateTime>>, Read<Token<DayOfWeek>>, Read<Token<Guid>>, Read<Token<Version>>, Read<Token<int[]>>, Read<Token<Uri>>,
            Read<Token<Dictionary<string, int>>>, Read<Token<Quoting.Whole>>, Read<Token<Quoting.Trimmed>>, Read<Token<Quoting.Upper>>,
            Read<Token<Quoting.Cut>>, Read<Token<Quoting.Escaped>>, Read<Token<Quoting.Percent>>, Read<Token<Quoting.Apart>>, Read<Token<Quoting.Inner>>,
        };
        foreach (var text in new[] { JsonConvert.ToString(secret), string.Concat(secret.Select(letter => $"\\u{(int)letter:x4}").Prepend("\"").Append("\"")) })
            foreach (var body in new[] { $$"""{"access_token":{{text}}}""", $$"""{"inner":{"more":[{}],"inner":{"access_token":{{text}} } } }""" })
                foreach (var read in types)
                {
                    var e = await Fail(body, read, mayWork: true);

                    var shown = e?.ToString() ?? "";
                    foreach (var piece in secret.Split(" \t\r\n\"\0".ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Where(piece => piece.Length > 3))
                        Assert.That(shown, Does.Not.Contain(piece).IgnoreCase.And.Not.Contain(piece[..Math.Min(piece.Length, 12)]).IgnoreCase);
                    Assert.That(shown, Does.Not.Contain(Uri.EscapeDataString(secret)).IgnoreCase);
                }
    }

    [TestCase("3141592653589", "3141592653589")]
    [TestCase("31415926.53589", "31415926.53589")]
    [TestCase("3.14159265358979323846264338327950288", "3.14159265358979323846264338327950288")]
    [TestCase("31415.9265e300", "31415")]
    [TestCase("0x31415926535", "31415926535")]
    [TestCase("314159265358979323846264338327950288", "314159265358979323846264338327950288")]
    public async Task A_number_is_hidden_in_any_format(string number, string secret)
    {
        var types = new Func<HelixClient, Task>[]
        {
            Read<Token<int>>, Read<Token<byte>>, Read<Token<DateTime>>, Read<Token<DayOfWeek>>, Read<Token<Guid>>, Read<Token<decimal>>, Read<Token<bool[]>>,
            Read<Token<Quoting.Whole>>, Read<Token<Quoting.Cut>>, Read<Token<Quoting.Number>>,
        };
        foreach (var body in new[] { $$"""{"access_token":{{number}}}""", $$"""{"access_token":"{{number}}"}""" })
            foreach (var read in types)
            {
                var shown = (await Fail(body, read, mayWork: true))?.ToString() ?? "";

                Assert.That(shown, Does.Not.Contain(secret).And.Not.Contain("3141").And.Not.Contain("3.141").And.Not.Contain("3,141"));
            }
    }

    [TestCase("de-DE")]
    [TestCase("de-CH")]
    [TestCase("fa-IR")]
    public async Task A_number_is_hidden_in_the_format_of_another_culture(string culture)
    {
        using var before = new InCulture(culture);

        var shown = (await Fail("""{"access_token":31415926.53589}""", Read<Token<Quoting.Number>>)).ToString();

        Assert.That(shown, Does.Not.Contain("31.415").And.Not.Contain("415").And.Not.Contain("926").And.Contain("[value]"));
    }

    [Test]
    public async Task A_token_of_the_call_is_hidden_even_in_a_name()
    {
        var e = await Fail("""{"inner":{"access_token":{"ready-token-314":1}}}""", Read<Token<Dictionary<string, DayOfWeek[]>>>);

        Assert.That(e.ToString(), Does.Not.Contain("ready-token-314"));
        Assert.That(e.InnerException, Is.Not.Null);
    }

    [Test]
    public async Task A_fault_that_cannot_be_told_or_takes_long_to_tell_is_told_by_its_type()
    {
        var silent = await Fail("""{"access_token":"a"}""", Read<Token<Quoting.Silent>>);
        var endless = await Fail($$"""{"access_token":"{{new string('x', 100_000)}}"}""", Read<Token<Quoting.Whole>>);

        Assert.That(silent.InnerException!.Message, Is.EqualTo(typeof(SilentException).FullName));
        Assert.That(endless.InnerException!.Message, Is.EqualTo("System.FormatException"));
    }

    [Test]
    public async Task The_cause_of_a_large_page_is_told_too()
    {
        var items = Enumerable.Range(0, 20_000).Select(number => $$"""{"id":"{{number}}","title":"{{new string('a', 300)}} {{number:x8}}"}""");

        var e = await Fail($$"""{"data":[{{string.Join(",", items)}}],"access_token":"{{Secret}}"}""", Read<Token<int>>);

        Assert.That(e.InnerException!.Message, Does.Contain("Could not convert string to integer: [value]"));
    }

    [Test]
    public async Task The_cause_of_a_huge_body_is_told_without_its_text()
    {
        var e = await Fail($$"""{"access_token":"{{Secret}}","title":"{{new string('a', 9_000_000)}}"}""", Read<Token<int>>);

        Assert.That(e.InnerException!.Message, Is.EqualTo("Newtonsoft.Json.JsonReaderException: its text is left out"));
        Assert.That(e.InnerException.StackTrace, Is.Not.Empty);
    }

    private static Task<T?> Read<T>(HelixClient twitch) => twitch.SendAsync<T>(HttpMethod.Get, "thing");

    private static async Task<HelixException> Fail(string body, Func<HelixClient, Task> call) => (await Fail(body, call, mayWork: false))!;

    private static async Task<HelixException?> Fail(string body, Func<HelixClient, Task> call, bool mayWork)
    {
        await using var server = new LoopbackServer(Answer.Json(body));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token-314");
        try
        {
            await call(twitch);
        }
        catch (HelixException e)
        {
            Assert.That(e.InnerException, Is.Not.Null);
            return e;
        }
        Assert.That(mayWork, "it was read");
        return null;
    }

    private sealed class Token<T>
    {
        [JsonProperty("access_token")]
        public T? AccessToken { get; set; }

        public Token<T>? Inner { get; set; }
    }

    private sealed class InCulture : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture;

        public InCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = before;
    }
}

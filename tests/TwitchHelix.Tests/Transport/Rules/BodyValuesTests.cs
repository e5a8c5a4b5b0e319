using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

/// <summary>What a body says is hidden in a message, as a whole and in pieces that are no coincidence.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BodyValuesTests
{
    [TestCase("abcd", "The word abcd is wrong.", "The word [value] is wrong.", TestName = "a short word")]
    [TestCase("abcdefg", "The word ABCDEFG is wrong.", "The word [value] is wrong.", TestName = "a word in another case")]
    [TestCase("say abcd now", "The word abcd is wrong.", "The word [value] is wrong.", TestName = "a short word of a longer value")]
    [TestCase("abcdefgh", "The word xabcdefghy is wrong.", "The word [value] is wrong.", TestName = "a long piece, with the rest of its word")]
    [TestCase("zzabcdefghzz", "The word abcdefgh is wrong.", "The word [value] is wrong.", TestName = "a piece of a long value")]
    [TestCase("1234", "The number 1234 is wrong.", "The number [value] is wrong.", TestName = "a short number")]
    [TestCase("secretly 12a4 said", "It is b12a4c!", "It is [value]!", TestName = "a short piece with digits")]
    [TestCase("1,234,567", "The number 1234567 is wrong.", "The number [value] is wrong.", TestName = "another format of a number")]
    [TestCase("aAbcd%41efgh", "The word aabcdaefgh is wrong.", "The word [value] is wrong.", TestName = "an escaped value")]
    [TestCase("abcdAefgh", "The word abcd%41efgh is wrong.", "The word [value] is wrong.", TestName = "an escape in the text")]
    [TestCase("abcdefgh", "abcdefgh", "[value]", TestName = "nothing but the value")]
    [TestCase("x1y2", "x1y2 is x1y2", "[value] is [value]", TestName = "the value at both ends")]
    public void A_value_is_hidden(string value, string text, string hidden) => Assert.That(Hide(value, text), Is.EqualTo(hidden));

    [TestCase("abc", "The word abc is wrong.", TestName = "a value of three characters")]
    [TestCase("wrongful", "The word abc is wrong.", TestName = "a piece of five letters")]
    [TestCase("abcdefgzzz", "The word abcdefg is here.", TestName = "a piece of seven letters")]
    [TestCase("say abcd now", "The word zabcdz is wrong.", TestName = "a short word of a longer value within a word")]
    public void A_coincidence_stays(string value, string text) => Assert.That(Hide(value, text), Is.EqualTo(text));

    private static string Hide(string value, string text)
    {
        var values = new BodyValues([text]);
        values.Add(value);
        return values.Hide(text);
    }
}

using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Transport.Rules;

/// <summary>Escapes of JSON, URLs and HTML are decoded layer by layer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EscapedTextTests
{
    [TestCase(@"a\u0062c", "abc")]
    [TestCase(@"\u0062", "b")]
    [TestCase(@"\""", "\"")]
    [TestCase(@"\/", "/")]
    [TestCase(@"a\\", @"a\")]
    [TestCase("%41", "A")]
    [TestCase("%7F", "\u007f")]
    [TestCase("a&amp;", "a&")]
    [TestCase("&#65;", "A")]
    [TestCase("&#x41;", "A")]
    [TestCase("&#X4a;", "J")]
    [TestCase("&#000065;", "A")]
    [TestCase("&#65535;", "\uffff")]
    [TestCase("a\0b", "ab")]
    public void An_escape_is_decoded(string text, string decoded) => Assert.That(new EscapedText(text).Decode()?.Text, Is.EqualTo(decoded));

    [TestCase("plain")]
    [TestCase(@"a\")]
    [TestCase(@"\n")]
    [TestCase(@"\u")]
    [TestCase(@"\u006")]
    [TestCase(@"\u00g2")]
    [TestCase("a/\\b")]
    [TestCase("%")]
    [TestCase("%4")]
    [TestCase("%4g")]
    [TestCase("%80")]
    [TestCase("&")]
    [TestCase("#&")]
    [TestCase("&amp")]
    [TestCase("&a;")]
    [TestCase("&#")]
    [TestCase("&#;")]
    [TestCase("&#x;")]
    [TestCase("&#65")]
    [TestCase("&#a;")]
    [TestCase("&#xg;")]
    [TestCase("&#65536;")]
    [TestCase("&#0000065;", TestName = "longer than any code point")]
    public void What_is_no_escape_stays(string text) => Assert.That(new EscapedText(text).Decode(), Is.Null);

    [Test]
    public void Each_character_knows_its_place_in_the_first_text()
    {
        var twice = new EscapedText("x%5cu0062&amp;y").Decode()!.Decode()!;

        Assert.That(twice.Text, Is.EqualTo("xb&y"));
        Assert.That(Enumerable.Range(0, 5).Select(twice.SourceOf), Is.EqualTo(new[] { 0, 1, 9, 14, 15 }));
    }

    [Test]
    public void Four_layers_are_decoded()
    {
        var layers = 0;
        for (var layer = new EscapedText("%252525252525254141").Decode(); layer is not null; layer = layer.Decode())
            layers++;

        Assert.That(layers, Is.EqualTo(4));
    }
}

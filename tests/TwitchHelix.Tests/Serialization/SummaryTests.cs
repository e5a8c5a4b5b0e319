using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace TwitchHelix.Tests.Serialization;

/// <summary>What objects that Twitch sends show of themselves, in a log or a debugger.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class SummaryTests
{
    private const int Longest = 200;

    /// <summary>Every class that Twitch sends.</summary>
    private static IEnumerable<Type> Types =>
        typeof(HelixObject).Assembly.GetExportedTypes().Where(type => typeof(HelixObject).IsAssignableFrom(type) && !type.IsAbstract);

    [TestCase("""{"user_name":"Harborlight","title":"Sunrise","user_id":"7"}""", "LiveStream { UserName = Harborlight, Title = Sunrise }")]
    [TestCase("""{"title":"Sunrise"}""", "LiveStream { Title = Sunrise }")]
    [TestCase("""{"user_name":"","title":null}""", "LiveStream { … }")]
    [TestCase("{}", "LiveStream { … }")]
    [TestCase("""{"user_name":"Harborlight\r\n\u001b[31mroot"}""", """LiveStream { UserName = Harborlight\u000d\u000a\u001b[31mroot }""")]
    [TestCase("""{"title":"A title of more than thirty letters"}""", "LiveStream { Title = A title of more than thirty le… }")]
    [TestCase("""{"title":"12345678901234567890123456789😀"}""", "LiveStream { Title = 12345678901234567890123456789… }")]
    public void An_item_shows_its_name(string json, string expected) =>
        Assert.That(JsonConvert.DeserializeObject<LiveStream>(json)!.ToString(), Is.EqualTo(expected));

    [TestCase(0, "GetStreamsResponse: 0 × LiveStream")]
    [TestCase(1, "GetStreamsResponse: 1 × LiveStream (Viewer0)")]
    [TestCase(3, "GetStreamsResponse: 3 × LiveStream (Viewer0, Viewer1, Viewer2)")]
    [TestCase(100, "GetStreamsResponse: 100 × LiveStream (Viewer0, Viewer1, Viewer2, …)")]
    public void An_answer_shows_how_many_items_it_has_and_the_names_of_the_first(int count, string expected)
    {
        var answer = new GetStreamsResponse { Data = [.. Enumerable.Range(0, count).Select(index => new LiveStream { UserName = $"Viewer{index}" })] };

        Assert.That(answer.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void An_answer_without_names_shows_the_number_alone() =>
        Assert.That(new GetStreamsResponse { Data = [new(), new(), new(), new()] }.ToString(), Is.EqualTo("GetStreamsResponse: 4 × LiveStream"));

    [Test]
    public void An_event_shows_who_and_where() =>
        Assert.That(
            new ChannelFollowEvent { UserName = "Tidepool", BroadcasterUserName = "Harborlight" }.ToString(),
            Is.EqualTo("ChannelFollowEvent { UserName = Tidepool, BroadcasterUserName = Harborlight }"));

    [Test]
    [SetCulture("de-DE")]
    public void Numbers_and_times_are_those_of_no_culture() =>
        Assert.That(
            new AdSnooze { SnoozeCount = -1234, SnoozeRefreshAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) }.ToString(),
            Is.EqualTo("AdSnooze { SnoozeCount = -1234, SnoozeRefreshAt = 2026-01-02T02:04:05Z }"));

    [Test]
    public void A_stream_key_is_not_shown() =>
        Assert.That(new ChannelStreamKey { StreamKey = "live_1_a" }.ToString(), Is.EqualTo("ChannelStreamKey { … }"));

    [TestCaseSource(nameof(Types))]
    public void Each_class_shows_more_than_its_name_in_a_short_line_without_secrets(Type type)
    {
        var (empty, full) = (Activator.CreateInstance(type)!.ToString()!, Full(type, depth: 3).ToString()!);

        foreach (var text in new[] { empty, full })
        {
            Assert.That(text, Does.StartWith($"{type.Name} {{ ").Or.StartWith($"{type.Name}: "));
            Assert.That(text, Has.Length.LessThanOrEqualTo(Longest).And.None.EqualTo('\n'));
        }
        Assert.That(Hidden().Matches(full).Select(match => match.Value), Is.All.Match("(Id|Login|Name|Title|Sku|Type|Version)$"));
    }

    [Test]
    public void All_but_a_few_classes_show_a_value()
    {
        var silent = Types.Where(type => Full(type, depth: 3).ToString()!.EndsWith("{ … }", StringComparison.Ordinal)).Select(type => type.Name);

        Assert.That(silent.ToList(), Has.Count.LessThan(40).And.No.Member(nameof(User)));
    }

    /// <summary>An object whose texts name their own property, and whose lists have items.</summary>
    private static object Full(Type type, int depth)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && property.GetCustomAttribute<ObsoleteAttribute>() is null))
            if (property.PropertyType == typeof(string))
                property.SetValue(made, $"hidden{property.Name}");
            else if (depth > 0 && typeof(HelixObject).IsAssignableFrom(property.PropertyType) && !property.PropertyType.IsAbstract)
                property.SetValue(made, Full(property.PropertyType, depth - 1));
            else if (depth > 0 && property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                && list.GetGenericArguments()[0] is var item && typeof(HelixObject).IsAssignableFrom(item))
                property.SetValue(made, ListOf(item, depth - 1));
        return made;
    }

    private static IList ListOf(Type item, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var index = 0; index < 5; index++)
            list.Add(Full(item, depth));
        return list;
    }

    [GeneratedRegex(@"hidden\w+")]
    private static partial Regex Hidden();
}

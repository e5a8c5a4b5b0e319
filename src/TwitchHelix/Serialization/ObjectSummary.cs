using System.Globalization;
using System.Runtime.CompilerServices;
using TwitchHelix.Text;

namespace TwitchHelix.Serialization;

/// <summary>
/// What an object shows of itself in a log or a debugger, in one short line: <c>LiveStream { UserName = Harborlight, Title = Sunrise }</c>, or
/// <c>GetStreamsResponse: 100 × LiveStream (Harborlight, Lanternfish, Tidepool, …)</c>. The generated classes choose what is in it.
/// </summary>
internal sealed class ObjectSummary
{
    private const int LongestText = 30;
    private const int NamedItems = 3;

    private readonly List<string> values = [];
    private string? name;
    private string? content;

    private ObjectSummary(HelixObject shown) => shown.Show(this);

    public static string Of(HelixObject shown)
    {
        var (type, summary) = (shown.GetType().Name, new ObjectSummary(shown));
        return summary.content is { } content ? $"{type}: {content}"
            : summary.values.Count > 0 ? $"{type} {{ {string.Join(", ", summary.values)} }}"
            : $"{type} {{ … }}";
    }

    /// <summary>Shows a property. Nothing for none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="property">The compiler writes the name of the property.</param>
    public ObjectSummary Add(object? value, [CallerArgumentExpression(nameof(value))] string property = "")
    {
        if (Text(value) is not { Length: > 0 } text)
            return this;
        var shown = PrintableText.Of(text, LongestText) + (text.Length > LongestText ? "…" : "");
        if (value is string)
            name ??= shown;
        values.Add($"{property} = {shown}");
        return this;
    }

    /// <summary>Shows a list of an answer: how many items there are, and the names of the first.</summary>
    public void List<T>(string type, IReadOnlyList<T>? items)
    {
        var names = (items ?? []).Take(NamedItems).OfType<HelixObject>().Select(item => new ObjectSummary(item).name).OfType<string>().ToList();
        var more = items?.Count > NamedItems ? ", …" : "";
        content = $"{items?.Count ?? 0} × {type}{(names.Count > 0 ? $" ({string.Join(", ", names)}{more})" : "")}";
    }

    /// <summary>Shows the only item of an answer.</summary>
    public void Only(HelixObject? item) => content = item is null ? "nothing" : Of(item);

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset time => Timestamp.Write(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}

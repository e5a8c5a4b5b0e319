using System.Globalization;

namespace TwitchHelix.Soak;

/// <summary>The result of a run: its figures and failures.</summary>
internal sealed class SoakResult(string name)
{
    private const int MostFailures = 20;

    private readonly List<(string Name, string Value)> figures = [];
    private readonly List<string> failures = [];

    public string Name { get; } = name;

    public IReadOnlyList<(string Name, string Value)> Figures => figures;

    /// <summary>The first failures.</summary>
    public IReadOnlyList<string> Failures
    {
        get
        {
            lock (failures)
                return [.. failures];
        }
    }

    public void Add(string figure, FormattableString value) => figures.Add((figure, value.ToString(CultureInfo.InvariantCulture)));

    public void Require(bool holds, FormattableString what)
    {
        if (!holds)
            Fail(what.ToString(CultureInfo.InvariantCulture));
    }

    public void Fail(string failure)
    {
        lock (failures)
            if (failures.Count < MostFailures)
                failures.Add(failure);
    }
}

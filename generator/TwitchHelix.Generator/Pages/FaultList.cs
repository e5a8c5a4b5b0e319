namespace TwitchHelix.Generator.Pages;

/// <summary>Collects what can't be read.</summary>
internal sealed class FaultList
{
    /// <summary>A message may quote a whole page.</summary>
    private const int MaximumLength = 300;

    private readonly List<PageFault> faults = [];

    public IReadOnlyList<PageFault> Faults => faults;

    /// <summary>Adds a line whose form is unknown.</summary>
    public void AddLine(PageLine line, string message) => Add(line, message, isWhole: false);

    /// <summary>Adds a page or an entry that can't be read.</summary>
    public void AddWhole(PageLine line, string message) => Add(line, message, isWhole: true);

    public void AddWhole(PageException exception) => AddWhole(new PageLine(exception.Page, 1), exception.Message);

    private void Add(PageLine line, string message, bool isWhole)
    {
        var text = message.ReplaceLineEndings(" ");
        faults.Add(new PageFault(line, text.Length > MaximumLength ? $"{text[..MaximumLength]} …" : text, isWhole));
    }
}

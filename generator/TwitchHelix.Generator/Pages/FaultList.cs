namespace TwitchHelix.Generator.Pages;

/// <summary>Collects what can't be read.</summary>
internal sealed class FaultList
{
    private readonly List<PageFault> faults = [];

    public IReadOnlyList<PageFault> Faults => faults;

    /// <summary>Adds a line whose form is unknown.</summary>
    public void AddLine(PageLine line, string message) => faults.Add(new PageFault(line, message, IsWhole: false));

    /// <summary>Adds a page or an entry that can't be read.</summary>
    public void AddWhole(PageLine line, string message) => faults.Add(new PageFault(line, message, IsWhole: true));

    public void AddWhole(PageException exception) => AddWhole(new PageLine(exception.Page, 1), exception.Message);
}

namespace TwitchHelix.Generator.Changes;

/// <summary>
/// An operation or an EventSub type, under which its changes are listed. The group is its resource, the name that of the method. What was a beta may change
/// in any way, and no change of it is breaking.
/// </summary>
internal readonly record struct Section(string Group, string Name, string Details, bool WasBeta = false);

namespace TwitchHelix.Generator.Changes;

/// <summary>An operation or an EventSub type, under which its changes are listed. The group is its resource, the name that of the method.</summary>
internal readonly record struct Section(string Group, string Name, string Details);

namespace TwitchHelix;

/// <summary>Every operation of the API, by resource: <c>HelixOperations.Users.GetUsers</c>.</summary>
public static partial class HelixOperations;

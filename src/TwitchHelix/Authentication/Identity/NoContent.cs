namespace TwitchHelix.Authentication.Identity;

/// <summary>The content of an answer that is a success whatever its body is.</summary>
internal sealed class NoContent;

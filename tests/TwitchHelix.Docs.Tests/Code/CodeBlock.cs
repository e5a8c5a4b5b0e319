namespace TwitchHelix.Docs.Tests.Code;

/// <summary>A fenced block of a page.</summary>
/// <param name="Section">The number of the heading above it.</param>
/// <param name="Language">The first word behind the fence. Empty if there is none.</param>
/// <param name="Arguments">What follows the language. Empty if nothing does.</param>
/// <param name="FirstLine">The line of <paramref name="Text"/>'s first line in the page, from 1.</param>
/// <param name="Text">The text between the fences.</param>
internal sealed record CodeBlock(int Section, string Language, string Arguments, int FirstLine, string Text);

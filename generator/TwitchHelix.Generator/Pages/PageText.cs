using System.Text;

namespace TwitchHelix.Generator.Pages;

/// <summary>The forms in which a page can come.</summary>
internal enum PageForm
{
    Markdown,
    Html,
}

/// <summary>The text of a page. The name is that of the place where it was found: <c>api/reference/chat.md</c>.</summary>
internal sealed record PageText(string Name, PageForm Form, string Text)
{
    /// <summary>The encoding of pages. Bytes that aren't in it are an error.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}

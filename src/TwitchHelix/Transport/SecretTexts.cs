using System.Net.Http.Headers;
using TwitchHelix.Text;

namespace TwitchHelix.Transport;

/// <summary>Hides secrets in text from a server, which may escape them as JSON, URLs or HTML do.</summary>
internal sealed class SecretTexts
{
    private const string Hidden = "[secret]";

    /// <summary>The shortest secret, in characters. Shorter texts would match ordinary words.</summary>
    private const int ShortestSecret = 4;

    /// <summary>The longest text that is quoted in a message, in characters.</summary>
    private const int LongestQuote = 2048;

    private readonly List<string> secrets;

    public SecretTexts(IEnumerable<string?> secrets) =>
        this.secrets = [.. secrets.OfType<string>().Where(secret => secret.Length >= ShortestSecret).Distinct(StringComparer.Ordinal)];

    /// <summary>Replaces every secret in the text.</summary>
    public string Hide(string text)
    {
        var found = new bool[text.Length];
        var any = false;
        for (EscapedText? layer = new(text); layer is not null; layer = layer.Decode())
            foreach (var secret in secrets)
                for (var at = 0; (at = layer.Text.IndexOf(secret, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += secret.Length)
                {
                    any = true;
                    var start = layer.SourceOf(at);
                    found.AsSpan(start, layer.SourceOf(at + secret.Length) - start).Fill(true);
                }
        return any ? HiddenText.Without(text, found, Hidden) : text;
    }

    /// <summary>Gets the start of the text as one line of printable characters, without secrets.</summary>
    public string Quote(string text) => PrintableText.Of(Hide(text), LongestQuote);

    /// <summary>Gets the start of the text without secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The number of characters.</param>
    public string Excerpt(string text, int length) => PrintableText.Start(Hide(text), length);

    /// <summary>Gets the exception, or one without cause and details if they contain a secret.</summary>
    public Exception Hide(Exception exception) =>
        exception.ToString() is var text && Hide(text) == text ? exception : new HttpRequestException(Quote(exception.Message));

    /// <summary>Gets the headers, or a copy without secrets if they contain any.</summary>
    public HttpResponseHeaders Hide(HttpResponseHeaders headers)
    {
        if (headers.All(header => header.Value.All(value => Hide(value) == value)))
            return headers;
        using var copy = new HttpResponseMessage();
        foreach (var header in headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value.Select(Hide));
        return copy.Headers;
    }
}

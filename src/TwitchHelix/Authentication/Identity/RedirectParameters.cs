using System.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads the parameters in the query or the fragment of a redirect (<c>application/x-www-form-urlencoded</c>).</summary>
internal sealed class RedirectParameters
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private RedirectParameters()
    {
    }

    /// <param name="text">The query or the fragment, without its mark.</param>
    /// <param name="fault">What is wrong with the text: the end of a sentence. Null if it is valid.</param>
    /// <returns>Null if an escape is malformed, or a parameter of the authorization occurs twice.</returns>
    public static RedirectParameters? Read(string text, out string? fault)
    {
        var read = new RedirectParameters();
        foreach (var pair in text.Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (Decode(equals < 0 ? pair : pair.Substring(0, equals)) is not { } name || Decode(equals < 0 ? "" : pair.Substring(equals + 1)) is not { } value)
            {
                fault = "it has a malformed escape";
                return null;
            }
            // The application's own parameters may be repeated.
            if (IsOfAuthorization(name) && read.values.ContainsKey(name))
            {
                fault = $"it has {name} twice";
                return null;
            }
            read.values[name] = value;
        }
        fault = null;
        return read;
    }

    /// <summary>Gets a value. Empty if there is none.</summary>
    public string Find(string name) => values.TryGetValue(name, out var value) ? value : "";

    public bool Has(string name) => Find(name).Length > 0;

    private static bool IsOfAuthorization(string name) =>
        name is "state" or "code" or "error" or "error_description" or "access_token" or "id_token" or "scope" or "token_type";

    private static string? Decode(string text)
    {
        try
        {
            var bytes = Utf8.GetBytes(text);
            var length = 0;
            for (var i = 0; i < bytes.Length; i++)
            {
                var (letter, isEscape) = (bytes[i], bytes[i] == '%');
                if (isEscape && (i + 2 >= bytes.Length || !Uri.IsHexDigit((char)bytes[i + 1]) || !Uri.IsHexDigit((char)bytes[i + 2])))
                    return null;
                bytes[length++] = isEscape ? (byte)((Uri.FromHex((char)bytes[i + 1]) * 16) + Uri.FromHex((char)bytes[i + 2]))
                    : letter == '+' ? (byte)' '
                    : letter;
                i += isEscape ? 2 : 0;
            }
            return Utf8.GetString(bytes, 0, length);
        }
        catch (ArgumentException)
        {
            // Escapes that aren't UTF-8, or half a character.
            return null;
        }
    }
}

using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>What Twitch sent a user's browser back with: the query of a code, or the fragment of the implicit grant.</summary>
internal sealed class AuthorizationRedirect
{
    private const string Name = "What the browser came back with";
    private readonly Dictionary<string, string> values = [];

    private AuthorizationRedirect(Uri redirect)
    {
        foreach (var pair in redirect.Query.TrimStart('?').Split('&').Concat(redirect.Fragment.TrimStart('#').Split('&')).Where(pair => pair.Length > 0))
        {
            var equals = pair.IndexOf('=');
            var name = Unescape(equals < 0 ? pair : pair.Substring(0, equals));
            if (values.ContainsKey(name) && IsOfAuthorization(name))
                throw Refused($"it has {name} twice");
            values[name] = Unescape(equals < 0 ? "" : pair.Substring(equals + 1));
        }
    }

    /// <summary>Reads it if it belongs to the request.</summary>
    /// <exception cref="HelixAuthorizationException">A state is missing or wrong, or the user or Twitch refused.</exception>
    public static AuthorizationRedirect Read(Uri redirect, string? state)
    {
        if (string.IsNullOrEmpty(state))
            throw Refused("the session has no state to compare with; it has ended, or the browser didn't send its cookie. Begin again");
        var read = new AuthorizationRedirect(redirect);
        if (!SecretText.AreEqual(state!, read.Find("state")))
            throw Refused("its state is missing or not the one that was sent; it may be an attack, or the session has ended");
        if (read.Find("error") is { Length: > 0 } error)
            throw new HelixAuthorizationException($"Access was not granted: {error}. {read.Find("error_description")}".TrimEnd()) { Operation = "Authorization", NeedsConsent = error == "access_denied" };
        return read;
    }

    /// <exception cref="HelixAuthorizationException">There is no such value.</exception>
    public string Get(string name) => Find(name) is { Length: > 0 } value ? value : throw Refused($"it has no {name}");

    /// <summary>Empty if there is no such value.</summary>
    public string Find(string name) => values.TryGetValue(name, out var value) ? value : "";

    // The application's own parameters may come as often as they like.
    private static bool IsOfAuthorization(string name) => name is "state" or "code" or "error" or "access_token" or "id_token" or "scope";

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static HelixAuthorizationException Refused(string why) => new($"{Name} is refused: {why}.") { Operation = "Authorization" };
}

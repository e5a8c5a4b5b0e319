using TwitchHelix.Text;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>Reads the address that Twitch sent a user's browser back to. A code comes in its query, and a token in its fragment.</summary>
internal sealed class AuthorizationRedirect
{
    /// <summary>The longest address that is read, in characters. Twitch's have one or two thousand.</summary>
    private const int LongestAddress = 16 * 1024;

    private const string Name = "What the browser came back with";
    private readonly RedirectParameters parameters;

    private AuthorizationRedirect(RedirectParameters parameters) => this.parameters = parameters;

    /// <summary>Reads the address if it is the answer to the request.</summary>
    /// <param name="redirect">The address that the browser came back to.</param>
    /// <param name="request">The request from the user's session.</param>
    /// <param name="redirectUri">The redirect URI of the request.</param>
    /// <param name="secrets">Hides the application's secrets in what Twitch says.</param>
    /// <exception cref="HelixAuthorizationException">The address isn't the answer to the request, or the user or Twitch refused.</exception>
    public static AuthorizationRedirect Read(Uri redirect, AuthorizationRequest request, Uri redirectUri, SecretTexts secrets)
    {
        if (request.State is not { Length: > 0 } state)
            throw Refused("the session has no state to compare with; it has ended, or the browser didn't send its cookie. Begin again");
        if (redirect.OriginalString.Length > LongestAddress)
            throw Refused($"it has more than {LongestAddress} characters");
        if (Difference(redirect, redirectUri) is { } part)
            throw Refused($"its {part} is not that of the redirect URI; behind a proxy, pass on the address that the browser used");
        var parameters = Parameters(redirect, request.ResponseType);
        if (!SecretText.AreEqual(state, parameters.Find("state")))
            throw Refused("its state is missing or not the one that was sent; it may be an attack, or the session has ended");
        return parameters.Has("error") ? throw Declined(parameters, secrets) : new AuthorizationRedirect(parameters);
    }

    /// <exception cref="HelixAuthorizationException">There is no such value.</exception>
    public string Get(string name) => parameters.Has(name) ? parameters.Find(name) : throw Refused($"it has no {name}");

    /// <summary>Gets a value. Empty if there is none.</summary>
    public string Find(string name) => parameters.Find(name);

    private static string? Difference(Uri redirect, Uri redirectUri) =>
        redirect.Scheme != redirectUri.Scheme ? "scheme"
        : !string.Equals(HostOf(redirect), HostOf(redirectUri), StringComparison.OrdinalIgnoreCase) ? "host"
        : redirect.Port != redirectUri.Port ? "port"
        : redirect.AbsolutePath != redirectUri.AbsolutePath ? "path"
        : null;

    /// <summary>Gets the host in its ASCII form. As it is if it has none.</summary>
    private static string HostOf(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return address.Host;
        }
    }

    private static RedirectParameters Parameters(Uri redirect, AuthorizationResponseType type)
    {
        // Uri repairs malformed escapes, which are to be refused, so the address is read as it was given.
        var address = redirect.OriginalString;
        var hash = address.IndexOf('#');
        var mark = address.IndexOf('?', 0, hash < 0 ? address.Length : hash);
        var query = Read(mark < 0 ? "" : address.Substring(mark + 1, (hash < 0 ? address.Length : hash) - mark - 1));
        var fragment = Read(hash < 0 ? "" : address.Substring(hash + 1));
        if (query.Has("access_token") || query.Has("id_token"))
            throw Refused("it has a token in its query, which servers record; a token comes in the fragment");
        if (fragment.Has("code"))
            throw Refused("it has a code in its fragment; a code comes in the query");
        if (type == AuthorizationResponseType.Code)
            return fragment.Has("access_token") || fragment.Has("id_token") ? throw Refused("it has no code but a token, and a code was asked for") : query;
        if (query.Has("code"))
            throw Refused("it has no token but a code, and a token was asked for");
        // Twitch sends a refusal in the query, whatever was asked for.
        return query.Has("error") && !fragment.Has("state") ? query : fragment;
    }

    private static RedirectParameters Read(string text) => RedirectParameters.Read(text, out var fault) ?? throw Refused(fault!);

    private static HelixAuthorizationException Declined(RedirectParameters parameters, SecretTexts secrets)
    {
        var (error, description) = (parameters.Find("error"), secrets.Quote(parameters.Find("error_description")));
        return new($"Access was not granted: {secrets.Quote(error)}. {description}".TrimEnd())
        {
            Operation = "Authorization",
            NeedsConsent = error == "access_denied",
        };
    }

    private static HelixAuthorizationException Refused(string why) => new($"{Name} is refused: {why}.") { Operation = "Authorization" };
}

namespace StreamBoard.Security;

/// <summary>
/// The names and flags of the cookies. Over https a name begins with <c>__Host-</c>: browsers then take the cookie from this host alone. A plain
/// <c>http://localhost</c> can't set such a cookie in every browser.
/// </summary>
internal sealed class BoardCookies(IConfiguration configuration)
{
    /// <summary>Whether browsers come by https: to an address of this process, or to a proxy in front of it.</summary>
    public bool AreSecure { get; } =
        configuration.GetValue("ForwardedHeaders_Enabled", false)
        || !string.IsNullOrEmpty(configuration["https_ports"])
        || configuration["urls"]?.Contains("https://", StringComparison.OrdinalIgnoreCase) == true;

    public string NameOf(string cookie) => AreSecure ? $"__Host-{cookie}" : cookie;

    public void Configure(CookieBuilder cookie, string name)
    {
        cookie.Name = NameOf(name);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = AreSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Path = "/";
    }
}

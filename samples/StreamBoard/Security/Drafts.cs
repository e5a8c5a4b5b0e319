using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace StreamBoard.Security;

/// <summary>What a user had typed into a form before being sent away to log in.</summary>
/// <param name="Path">The page of the form.</param>
/// <param name="Owner">The ID of the user who typed it.</param>
/// <param name="Fields">The names and values of the form.</param>
internal sealed record Draft(string Path, string Owner, Dictionary<string, string> Fields);

/// <summary>
/// Keeps a draft in a cookie that only this app can read, for a quarter of an hour, and gives it back to the same user on the same page, once.
/// A form takes part with <c>&lt;DraftOwner /&gt;</c>.
/// </summary>
internal sealed class Drafts(IDataProtectionProvider protection, BoardCookies cookies)
{
    public const string OwnerField = "draft-owner";

    private const string Cookie = "draft";
    private const int MostCharacters = 4000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector ofDrafts = protection.CreateProtector("StreamBoard.Drafts").ToTimeLimitedDataProtector();
    private readonly IDataProtector ofOwners = protection.CreateProtector("StreamBoard.DraftOwners");

    /// <summary>Returns what a form sends along, so that its draft can be kept for its user after the log-in has ended.</summary>
    public string MarkOf(ClaimsPrincipal user) => ofOwners.Protect(user.TwitchId);

    /// <summary>Keeps what a form has sent, unless it has no mark of this app or is too long for a cookie.</summary>
    public void Keep(HttpContext context, IFormCollection form)
    {
        if (!TryRead(ofOwners.Unprotect, form[OwnerField], out var owner))
            return;
        var fields = form.Where(field => field.Key != OwnerField && !field.Key.StartsWith('_'))
            .ToDictionary(field => field.Key, field => field.Value.ToString());
        var text = ofDrafts.Protect(JsonSerializer.Serialize(new Draft(context.Request.Path, owner, fields)), Lifetime);
        if (text.Length <= MostCharacters)
            context.Response.Cookies.Append(cookies.NameOf(Cookie), text, Options(context));
    }

    /// <summary>Returns the draft of this page and this user, and forgets it. Null if there is none.</summary>
    public Draft? Take(HttpContext context)
    {
        if (!TryRead(text => ofDrafts.Unprotect(text), context.Request.Cookies[cookies.NameOf(Cookie)], out var json)
            || JsonSerializer.Deserialize<Draft>(json) is not { } draft
            || draft.Path != context.Request.Path
            || draft.Owner != context.User.TwitchId)
            return null;
        context.Response.Cookies.Delete(cookies.NameOf(Cookie), Options(context));
        return draft;
    }

    private CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = cookies.AreSecure || context.Request.IsHttps,
        Path = "/",
        MaxAge = Lifetime,
    };

    private static bool TryRead(Func<string, string> unprotect, string? text, out string content)
    {
        content = "";
        if (string.IsNullOrEmpty(text))
            return false;
        try
        {
            content = unprotect(text);
            return true;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace TwitchHelix.Http;

/// <summary>An answer with its whole body.</summary>
internal sealed class HelixAnswer(HttpResponseMessage response, ResponseBuffer body) : IDisposable
{
    private static readonly Regex InvalidToken = new("invalid.*token", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public HttpResponseMessage Response { get; } = response;

    public ResponseBuffer Body { get; } = body;

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Whether it says that the token is no longer good. Other reasons for a 401, as a missing scope, no new token cures.</summary>
    public bool RejectsToken => Status == HttpStatusCode.Unauthorized && InvalidToken.IsMatch(ErrorAnswer.Read(Body).Message);

    public void Dispose()
    {
        Body.Dispose();
        Response.Dispose();
    }
}

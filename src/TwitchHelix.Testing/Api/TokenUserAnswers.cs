using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Examples;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using TwitchHelix.Testing.World;

namespace TwitchHelix.Testing.Api;

/// <summary>
/// Fits the answers about users to the token: those without an ID are about its user, and only that user's email is shown. Tokens that the server didn't
/// issue get the examples. The profile images of users that were added are their own.
/// </summary>
internal sealed class TokenUserAnswers(HelixTestServerOptions options, IssuedTokens tokens, Users users)
{
    private const string EmailScope = "user:read:email";
    private static readonly NamedGroup User = new(IsGame: false, "id", "login", "display_name");

    /// <summary>Returns the error if the request of an app token names no user.</summary>
    public Answer? Refuse(ReceivedRequest request) => options.ChecksTokens && NamesNoUser(request) && Token(request) is { Consent: null }
        ? Answer.ApiError(400, "The id or login query parameter is required if the request uses an app access token.")
        : null;

    /// <summary>Gives the request of a user token that names no user the token's user.</summary>
    public void Complete(ReceivedRequest request)
    {
        if (NamesNoUser(request) && Token(request)?.Consent is { } consent)
            request.Implied = ("id", consent.User.Id);
    }

    /// <summary>Returns what the token and the users change in the answer. Null for nothing.</summary>
    public AnswerFit? FitOf(ReceivedRequest request)
    {
        if (request.Operation!.Name is not ("GetUsers" or "UpdateUser"))
            return null;
        var token = Token(request);
        var own = token?.Consent is { } consent ? users.Get(consent.User.Id) : null;
        var email = token?.Consent?.Scopes.Contains(EmailScope) == true ? own?.Email : null;
        var isRenamed = request.Operation.Name == "UpdateUser" && own is not null;
        return new AnswerFit(token is null ? "" : $"{own?.Id} {email}", answer =>
        {
            foreach (var item in answer["data"]!.OfType<JObject>())
            {
                if (isRenamed)
                    ItemWriter.Name(item, User, new Named(own!.Id, own.Login, own.DisplayName));
                var id = (string?)item["id"];
                if (users.Find(id) is { } added)
                    item["profile_image_url"] = added.ProfileImageUrl.OriginalString;
                if (token is null)
                    continue;
                item.Remove("email");
                if (email is not null && id == own!.Id)
                    item["email"] = email;
            }
        });
    }

    private static bool NamesNoUser(ReceivedRequest request) =>
        request.Operation!.Name == "GetUsers" && request.CountOf("id") + request.CountOf("login") == 0;

    private IssuedToken? Token(ReceivedRequest request) =>
        Answer.Token(request.Authorization, "Bearer") is { } value && tokens.TryGet(value, out var token) ? token : null;
}

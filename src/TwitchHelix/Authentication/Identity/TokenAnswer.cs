using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>token</c>.</summary>
internal sealed class TokenAnswer : ReceivedFields
{
    public string? AccessToken { get; private set; }

    public string? RefreshToken { get; private set; }

    public string? IdToken { get; private set; }

    /// <summary>The scopes. Null if the answer doesn't name them.</summary>
    public IReadOnlyList<string>? Scopes { get; private set; }

    /// <summary>The life of the token in seconds. Null or 0 if it doesn't expire, or the answer doesn't say.</summary>
    public long? ExpiresIn { get; private set; }

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "access_token":
                AccessToken = json.Text(ReceivedText.IsToken, "a token");
                return true;
            case "refresh_token":
                RefreshToken = json.Text(ReceivedText.IsToken, "a token");
                return true;
            case "id_token":
                IdToken = json.Text();
                return true;
            case "scope":
                Scopes = ScopeList.Read(json);
                return true;
            case "expires_in":
                ExpiresIn = json.Int64();
                return true;
            default:
                return false;
        }
    }
}

using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>validate</c>.</summary>
internal sealed class ValidationAnswer : ReceivedFields
{
    public string? ClientId { get; private set; }

    public string? UserId { get; private set; }

    public string? Login { get; private set; }

    public IReadOnlyList<string>? Scopes { get; private set; }

    /// <summary>The rest of the token's life in seconds. 0 if it doesn't expire.</summary>
    public long? ExpiresIn { get; private set; }

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "client_id":
                ClientId = json.Text();
                return true;
            case "user_id":
                UserId = json.Text(UserIdFormat.Fits, "a user's ID");
                return true;
            case "login":
                Login = json.Text();
                return true;
            case "scopes":
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

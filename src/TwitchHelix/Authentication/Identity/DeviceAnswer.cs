using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>device</c>.</summary>
internal sealed class DeviceAnswer : ReceivedFields
{
    public string? DeviceCode { get; private set; }

    public string? UserCode { get; private set; }

    public string? VerificationUri { get; private set; }

    /// <summary>Seconds.</summary>
    public long? Interval { get; private set; }

    /// <summary>Seconds.</summary>
    public long? ExpiresIn { get; private set; }

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "device_code":
                DeviceCode = json.Text();
                return true;
            case "user_code":
                UserCode = json.Text();
                return true;
            case "verification_uri":
                VerificationUri = json.Text();
                return true;
            case "interval":
                Interval = json.Int64();
                return true;
            case "expires_in":
                ExpiresIn = json.Int64();
                return true;
            default:
                return false;
        }
    }
}

using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>keys</c>: the public keys of ID tokens (RFC 7517).</summary>
internal sealed class KeysAnswer : ReceivedFields
{
    public IReadOnlyList<Key> Keys { get; private set; } = [];

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "keys":
                Keys = json.List(static json => json.Object(static () => new Key())) ?? [];
                return true;
            default:
                return false;
        }
    }

    internal sealed class Key : ReceivedFields
    {
        public string? Id { get; private set; }

        public string? Type { get; private set; }

        public string? Use { get; private set; }

        public string? Algorithm { get; private set; }

        public string? Modulus { get; private set; }

        public string? Exponent { get; private set; }

        public override bool ReadField(string name, FieldReader json)
        {
            switch (name)
            {
                case "kid":
                    Id = json.Text();
                    return true;
                case "kty":
                    Type = json.Text();
                    return true;
                case "use":
                    Use = json.Text();
                    return true;
                case "alg":
                    Algorithm = json.Text();
                    return true;
                case "n":
                    Modulus = json.Text();
                    return true;
                case "e":
                    Exponent = json.Text();
                    return true;
                default:
                    return false;
            }
        }
    }
}

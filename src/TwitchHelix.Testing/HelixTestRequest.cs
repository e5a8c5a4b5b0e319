namespace TwitchHelix.Testing;

/// <summary>A request that a <see cref="HelixTestServer"/> got.</summary>
public sealed class HelixTestRequest
{
    internal HelixTestRequest(string method, Uri address, IReadOnlyDictionary<string, IReadOnlyList<string>> headers, string? body)
    {
        Method = method;
        Address = address;
        Headers = headers;
        Body = body;
    }

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>The whole address, escaped as it was sent.</summary>
    public Uri Address { get; }

    /// <summary>The headers by name, in any case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; }

    /// <summary>The body as text. Null if there was none.</summary>
    public string? Body { get; }

    /// <summary>Method and address, for people.</summary>
    /// <returns>For example <c>GET http://localhost:1234/helix/users?login=twitchdev</c>.</returns>
    public override string ToString() => $"{Method} {Address}";
}

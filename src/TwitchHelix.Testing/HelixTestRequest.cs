using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace TwitchHelix.Testing;

/// <summary>A request that a <see cref="HelixTestServer"/> got.</summary>
public sealed class HelixTestRequest
{
    private readonly string address;
    private readonly KeyValuePair<string, string?[]>[] headers;
    private Dictionary<string, IReadOnlyList<string>>? headersByName;
    private Dictionary<string, IReadOnlyList<string>>? queryByName;
    private volatile bool isCarriedOut;
    private volatile int statusCode;

    internal HelixTestRequest(HttpRequest request, string? body, string? operation)
    {
        Method = request.Method;
        address = request.GetEncodedUrl();
        headers = [.. request.Headers.Select(header => new KeyValuePair<string, string?[]>(header.Key, header.Value.ToArray()))];
        Body = body;
        Operation = operation;
    }

    /// <summary>The HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>The whole address, escaped as it was sent.</summary>
    public Uri Address => new(address);

    /// <summary>The headers by name, in any case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers =>
        headersByName ??= headers.ToDictionary(header => header.Key, header => (IReadOnlyList<string>)[.. header.Value.OfType<string>()], StringComparer.OrdinalIgnoreCase);

    /// <summary>The parameters of the query by name, unescaped.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query =>
        queryByName ??= QueryHelpers.ParseQuery(Address.Query)
            .ToDictionary(parameter => parameter.Key, parameter => (IReadOnlyList<string>)[.. parameter.Value.OfType<string>()], StringComparer.Ordinal);

    /// <summary>The body as text. Null if there was none.</summary>
    public string? Body { get; }

    /// <summary>The name of the operation that was called, as in <c>GetUsers</c>. Null for the identity server and for unknown addresses.</summary>
    public string? Operation { get; }

    /// <summary>
    /// Whether the server did what was asked, even if the caller never got to know. False if it was refused, or a
    /// <see cref="HelixFault"/> came first.
    /// </summary>
    public bool IsCarriedOut { get => isCarriedOut; internal set => isCarriedOut = value; }

    /// <summary>The fault that befell it. Null if none did.</summary>
    public HelixFault? Fault { get; internal set; }

    /// <summary>The HTTP status that was sent. Null if none was, so far or at all.</summary>
    public int? StatusCode { get => statusCode is 0 ? null : statusCode; internal set => statusCode = value ?? 0; }

    /// <summary>Method and address, for people.</summary>
    /// <returns>For example <c>GET http://127.0.0.1:1234/helix/users?login=twitchdev</c>.</returns>
    public override string ToString() => $"{Method} {Address}";
}

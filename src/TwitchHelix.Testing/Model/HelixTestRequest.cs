using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace TwitchHelix.Testing;

/// <summary>A request that a <see cref="HelixTestServer"/> received.</summary>
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

    /// <summary>The complete address, escaped as the caller sent it.</summary>
    public Uri Address => new(address);

    /// <summary>The headers by name, without regard to case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers =>
        headersByName ??= headers.ToDictionary(
            header => header.Key, header => (IReadOnlyList<string>)[.. header.Value.OfType<string>()], StringComparer.OrdinalIgnoreCase);

    /// <summary>The query parameters by name, unescaped.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Query =>
        queryByName ??= QueryHelpers.ParseQuery(Address.Query)
            .ToDictionary(parameter => parameter.Key, parameter => (IReadOnlyList<string>)[.. parameter.Value.OfType<string>()], StringComparer.Ordinal);

    /// <summary>The body as text. Null if the request had none.</summary>
    public string? Body { get; }

    /// <summary>The name of the called operation, as in <c>GetUsers</c>. Null for the identity server and for unknown addresses.</summary>
    public string? Operation { get; }

    /// <summary>
    /// Whether the server carried out the request, even if the answer never reached the caller. False if the server refused it or a
    /// <see cref="HelixFault"/> prevented it.
    /// </summary>
    public bool IsCarriedOut { get => isCarriedOut; internal set => isCarriedOut = value; }

    /// <summary>The fault that affected the request. Null for none.</summary>
    public HelixFault? Fault { get; internal set; }

    /// <summary>The HTTP status of the answer. Null if the server has not sent one.</summary>
    public int? StatusCode { get => statusCode is 0 ? null : statusCode; internal set => statusCode = value ?? 0; }

    /// <summary>Returns the method and the address.</summary>
    /// <returns>For example <c>GET http://127.0.0.1:1234/helix/users?login=twitchdev</c>.</returns>
    public override string ToString() => $"{Method} {Address}";
}

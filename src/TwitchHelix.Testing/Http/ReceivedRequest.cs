using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Http;

/// <summary>A completely read request and the operation or endpoint that it addresses.</summary>
internal sealed class ReceivedRequest(HttpContext context, string? body, DescribedOperation? operation, string? identityEndpoint)
{
    private Dictionary<string, StringValues>? form;
    private readonly Lazy<JToken?> json = new(() => Parse(body));

    public HttpContext Context { get; } = context;

    /// <summary>Null if the request addresses no operation of the API.</summary>
    public DescribedOperation? Operation { get; } = operation;

    /// <summary>The path below the identity server's address. Null if the request doesn't address the identity server.</summary>
    public string? IdentityEndpoint { get; } = identityEndpoint;

    public HelixTestRequest Record { get; } = new(context.Request, body, operation?.Name);

    /// <summary>The body as JSON. Null if there is no body, or if it is not JSON.</summary>
    public JToken? Json => json.Value;

    /// <summary>A query parameter that the request lacks and its token implies. Null for none.</summary>
    public (string Name, string Value)? Implied { get; set; }

    public string? Authorization => Context.Request.Headers.Authorization;

    public string? ClientId => Context.Request.Headers["Client-Id"] is [{ Length: > 0 } value, ..] ? value : null;

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var values) && values is [{ } value, ..] ? value : null;

    /// <summary>Whether the request has this query parameter or this property of the body, empty or not.</summary>
    public bool Has(string path) => Context.Request.Query.ContainsKey(path) || Json?.SelectToken(path) is not null;

    /// <summary>Returns the number of values of a query parameter.</summary>
    public int CountOf(string name) => Context.Request.Query.TryGetValue(name, out var values) ? values.Count : 0;

    /// <summary>Returns the values of a query parameter that are not empty.</summary>
    public string[] AllOf(string name) =>
        Context.Request.Query.TryGetValue(name, out var values) ? [.. values.OfType<string>().Where(value => value.Length > 0)]
            : Implied is { } implied && implied.Name == name ? [implied.Value]
            : [];

    /// <summary>Returns a field of the form or, if the form lacks it, of the query. Null if it is missing or empty.</summary>
    public string? Field(string name)
    {
        form ??= Record.Body is { } text && Context.Request.HasFormContentType ? QueryHelpers.ParseQuery(text) : [];
        var value = form.TryGetValue(name, out var values) ? values.ToString() : Query(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>Returns a query parameter or, if there is none, the property of the body at this path. Null for neither.</summary>
    public string? Value(string path)
    {
        if (Query(path) is { } value)
            return value;
        return Json?.SelectToken(path) is JValue { Value: not null } found ? found.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Returns all values of a query parameter or, if there is none, the property of the body at this path, as one text.</summary>
    public string Values(string path) => Context.Request.Query.TryGetValue(path, out var values) ? values.ToString() : Value(path) ?? "";

    private static JToken? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            // Keeps timestamps as they were written.
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (JsonReaderException)
        {
            // A body that is not JSON has no properties.
            return null;
        }
    }
}

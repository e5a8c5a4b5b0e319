using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Http;

/// <summary>A request that was read to its end, and what it is for.</summary>
internal sealed class ReceivedRequest(HttpContext context, string? body, DescribedOperation? operation, string? identityEndpoint)
{
    private Dictionary<string, StringValues>? form;
    private readonly Lazy<JToken?> json = new(() => Parse(body));

    public HttpContext Context { get; } = context;

    /// <summary>Null if the request is for no operation of the API.</summary>
    public DescribedOperation? Operation { get; } = operation;

    /// <summary>The path below the identity server's address; null if the request is not for the identity server.</summary>
    public string? IdentityEndpoint { get; } = identityEndpoint;

    public HelixTestRequest Record { get; } = new(context.Request, body, operation?.Name);

    /// <summary>The body as JSON. Null if there is none, or if it is no JSON.</summary>
    public JToken? Json => json.Value;

    public string? Authorization => Context.Request.Headers.Authorization;

    public string? ClientId => Context.Request.Headers["Client-Id"] is [{ Length: > 0 } value, ..] ? value : null;

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var values) && values is [{ } value, ..] ? value : null;

    /// <summary>Whether a parameter of the query, or the property of the body at that path, is given, empty or not.</summary>
    public bool Has(string path) => Context.Request.Query.ContainsKey(path) || Json?.SelectToken(path) is not null;

    /// <summary>How often a parameter of the query is given.</summary>
    public int CountOf(string name) => Context.Request.Query.TryGetValue(name, out var values) ? values.Count : 0;

    /// <summary>The values of a parameter that are not empty.</summary>
    public string[] AllOf(string name) =>
        Context.Request.Query.TryGetValue(name, out var values) ? [.. values.OfType<string>().Where(value => value.Length > 0)] : [];

    /// <summary>A field of the form, or else of the query; null if it is nowhere or empty.</summary>
    public string? Field(string name)
    {
        form ??= Record.Body is { } text && Context.Request.HasFormContentType ? QueryHelpers.ParseQuery(text) : [];
        var value = form.TryGetValue(name, out var values) ? values.ToString() : Query(name);
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>A parameter of the query, or the property of the body at that path; null if there is none.</summary>
    public string? Value(string path)
    {
        if (Query(path) is { } value)
            return value;
        return Json?.SelectToken(path) is JValue { Value: not null } found ? found.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>All values of a parameter, or else the property of the body at that path, as one text.</summary>
    public string Values(string path) => Context.Request.Query.TryGetValue(path, out var values) ? values.ToString() : Value(path) ?? "";

    private static JToken? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            // A point in time stays as it was written.
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (JsonReaderException)
        {
            // Whatever it is, it has no property.
            return null;
        }
    }
}

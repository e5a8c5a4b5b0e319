using System.Collections.Frozen;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Described;

/// <summary>Reads the OpenAPI document of the API, once for all servers of the process.</summary>
internal static class DescribedApi
{
    private static readonly Lazy<(
        FrozenDictionary<(string Method, string Path), DescribedOperation> Operations, FrozenDictionary<string, string> Scopes)> Document = new(Load);

    /// <summary>All operations.</summary>
    public static IEnumerable<DescribedOperation> Operations => Document.Value.Operations.Values;

    /// <summary>All scopes, with what each permits.</summary>
    public static FrozenDictionary<string, string> Scopes => Document.Value.Scopes;

    /// <param name="method">The HTTP method in upper case.</param>
    /// <param name="path">The path with a leading slash, as in <c>/users</c>.</param>
    public static DescribedOperation? Find(string method, string path) => Document.Value.Operations.GetValueOrDefault((method, path));

    private static (FrozenDictionary<(string, string), DescribedOperation>, FrozenDictionary<string, string>) Load()
    {
        using var stream = typeof(DescribedApi).Assembly.GetManifestResourceStream("helix.openapi.json")!;
        using var reader = new JsonTextReader(new StreamReader(stream)) { DateParseHandling = DateParseHandling.None };
        var document = JObject.Load(reader);
        var schemas = (JObject)document["components"]!["schemas"]!;
        var operations =
            from path in ((JObject)document["paths"]!).Properties()
            from method in ((JObject)path.Value).Properties()
            select new DescribedOperation(path.Name, method.Name, (JObject)method.Value, schemas);
        var scopes = (JObject)document.SelectToken("components.securitySchemes.user.flows.authorizationCode.scopes")!;
        return (
            operations.ToFrozenDictionary(operation => (operation.Method, operation.Path)),
            scopes.Properties().Select(scope => KeyValuePair.Create(scope.Name, (string)scope.Value!))
                .Append(new("openid", "Know who you are.")).ToFrozenDictionary());
    }
}

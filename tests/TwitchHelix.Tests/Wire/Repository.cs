using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Wire;

/// <summary>The files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The bundled document that the clients were generated from.</summary>
    public static JObject Document { get; } = LoadDocument();

    private static JObject LoadDocument()
    {
        using var reader =
            new JsonTextReader(File.OpenText(Path.Combine(Root, "artifacts", "helix.openapi.json"))) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}

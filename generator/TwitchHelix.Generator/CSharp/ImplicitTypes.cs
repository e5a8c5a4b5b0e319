namespace TwitchHelix.Generator.CSharp;

/// <summary>The .NET types that every C# file sees.</summary>
internal static class ImplicitTypes
{
    // The namespaces of ImplicitUsings.
    private static readonly HashSet<string?> EverywhereVisible =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly HashSet<string> Names =
    [
        .. new[] { typeof(object), typeof(HttpClient), typeof(Enumerable), typeof(Stack<>), typeof(Barrier), typeof(Uri) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => EverywhereVisible.Contains(type.Namespace))
            .Select(type => type.Name.Split('`')[0]),
    ];

    public static bool Has(string name) => Names.Contains(name);
}

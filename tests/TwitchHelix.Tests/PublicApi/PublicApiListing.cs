using System.Reflection;
using PublicApiGenerator;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.PublicApi;

/// <summary>The file that lists the public API of a package.</summary>
internal static class PublicApiListing
{
    /// <summary>Compares the file with the assembly, or writes it.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="package">The folder of the package in <c>src</c>.</param>
    /// <param name="listing">The name of the file.</param>
    public static void Check(Assembly assembly, string package, string listing)
    {
        var file = Path.Combine(Repository.Root, "src", package, "PublicApi", listing);
        var surface = Of(assembly);
        var listed = File.Exists(file) ? File.ReadAllText(file) : "";
        var diff = PublicApiDiff.Between(listed, surface);
        // Set by "dotnet cake --target=AcceptPublicApi": a preview of the listing, or writing it.
        switch (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API"))
        {
            case "check":
                Assert.That(diff.Removed, Is.Empty, () => $"{diff}\naccept it with: dotnet cake --target=Accept --breaking");
                break;
            case "write":
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, surface);
                break;
            default:
                Assert.That(
                    surface == listed, Is.True, () => $"{diff}\naccept it with: dotnet cake --target=Accept{(diff.Removed.Count > 0 ? " --breaking" : "")}");
                break;
        }
    }

    public static string Of(Assembly assembly) => assembly.GeneratePublicApi(new ApiGeneratorOptions
    {
        IncludeAssemblyAttributes = false,
        // Our extension methods are in the namespaces of what they extend.
        DenyNamespacePrefixes = [],
        ExcludeAttributes = ["Newtonsoft.Json.JsonPropertyAttribute", "Newtonsoft.Json.JsonConverterAttribute", "Newtonsoft.Json.JsonIgnoreAttribute"],
    }).ReplaceLineEndings("\n");
}

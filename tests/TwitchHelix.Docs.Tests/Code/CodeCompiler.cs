using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>Compiles texts of C# against the packages and all that these tests have.</summary>
internal static class CodeCompiler
{
    /// <summary>A newer version of an assembly, which the SDK accepts, too.</summary>
    private static readonly string[] Accepted = ["CS1701", "CS1702"];

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != typeof(CodeCompiler).Assembly.GetName().Name + ".dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    /// <summary>The errors and warnings, except <paramref name="accepted"/>.</summary>
    public static IEnumerable<Diagnostic> Faults(OutputKind kind, IReadOnlyCollection<string> accepted, params string[] texts) => CSharpCompilation
        .Create(
            "page",
            texts.Select(text => CSharpSyntaxTree.ParseText(text, ParseOptions)),
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable))
        .GetDiagnostics()
        .Where(found => found.Severity >= DiagnosticSeverity.Warning && !Accepted.Contains(found.Id) && !accepted.Contains(found.Id));
}

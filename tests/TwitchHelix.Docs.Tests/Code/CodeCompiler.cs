using System.Reflection;
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
    public static IEnumerable<Diagnostic> Faults(OutputKind kind, IReadOnlyCollection<string> accepted, params string[] texts) => Compile(kind, texts)
        .GetDiagnostics()
        .Where(found => found.Severity >= DiagnosticSeverity.Warning && !Accepted.Contains(found.Id) && !accepted.Contains(found.Id));

    /// <summary>Loads a program into this process.</summary>
    /// <exception cref="AssertionException">It doesn't compile.</exception>
    public static Assembly Load(params string[] texts)
    {
        using var image = new MemoryStream();
        var emitted = Compile(OutputKind.ConsoleApplication, texts).Emit(image);
        return emitted.Success ? Assembly.Load(image.ToArray()) : throw new AssertionException(string.Join('\n', emitted.Diagnostics));
    }

    private static CSharpCompilation Compile(OutputKind kind, string[] texts) => CSharpCompilation.Create(
        "page",
        texts.Select(text => CSharpSyntaxTree.ParseText(text, ParseOptions)),
        References,
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
}

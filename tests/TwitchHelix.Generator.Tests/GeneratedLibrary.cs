using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwitchHelix.Generator.Tests;

/// <summary>
/// The methods of generated code as an assembly of their own, so that a program can be compiled with one version and run with another. A stub of the
/// hand-written code below them records the query.
/// </summary>
internal sealed class GeneratedLibrary
{
    private const string LibraryName = "TwitchHelix";

    private const string Stub = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Diagnostics.CodeAnalysis;
        using System.Threading;
        using System.Threading.Tasks;

        namespace TwitchHelix;

        public sealed class Thing;
        public sealed class ThingMadeEvent;
        public sealed class ThingMadeTwiceEvent;
        public sealed class CreateThingBody { public string Name { get; set; } = ""; }
        public sealed class GetThingsResponse { public static GetThingsResponse Create() => new(); }
        public sealed class HelixPageable<T>;
        public static class Sent
        {
            public static List<string> Queries { get; } = [];
            public static IThingsClient Things { get; } = new ThingsClient(new HelixCaller());
        }
        internal sealed class HelixCaller;
        internal sealed class RateLimitKey { public static RateLimitKey Of(params object?[] parts) => new(); }
        internal static class HelixOperations { public static class Things { public const string GetThings = "", CreateThing = ""; } }
        internal sealed class HelixQuery
        {
            private readonly List<string> parts = [];
            public HelixQuery Require(string name, object value, string parameter) => Add(name, value);
            public HelixQuery Add(string name, object? value)
            {
                if (value is not null)
                    parts.Add($"{name}={(value is IEnumerable<string> list && value is not string ? string.Join("+", list) : value)}");
                return this;
            }
            public override string ToString() => string.Join("&", parts);
        }
        internal sealed class HelixRequest(object operation, HelixQuery query, object? body, string? actingUser)
        {
            public RateLimitKey[] RateLimitKeys { get; set; } = [];
            public HelixQuery Query => query;
        }
        internal abstract class HelixResourceClient(HelixCaller caller)
        {
            protected Task<T> SendAsync<T>(HelixRequest request, Func<T> create, CancellationToken cancellationToken)
            {
                Sent.Queries.Add(request.Query.ToString());
                return Task.FromResult(create());
            }
            protected Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => Task.CompletedTask;
            protected HelixPageable<TItem> Pages<TPage, TItem>(HelixRequest first, Func<TPage> create, CancellationToken cancellationToken)
            {
                Sent.Queries.Add(first.Query.ToString());
                return new();
            }
        }
        public sealed class EventSubSubscriptionType<T>(string type, string version, bool isBatched = false)
        {
            private readonly HelixQuery condition = new();
            public EventSubSubscriptionType<T> Require(string name, string value, string parameter) => Add(name, value);
            public EventSubSubscriptionType<T> Add(string name, string? value)
            {
                condition.Add(name, value);
                return this;
            }
            public override string ToString() => condition.ToString();
        }
        """;

    private static readonly string[] Types = ["IThingsClient", "ThingsClient", "EventSubSubscriptionTypes"];

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview, preprocessorSymbols: ["NET"]);

    private static readonly List<MetadataReference> Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))];

    private readonly byte[] assembly;

    /// <param name="code">The generated file of a specification like <see cref="SampleSpec"/>.</param>
    /// <param name="withOlderMethods">Whether the methods of earlier versions are in it.</param>
    public GeneratedLibrary(string code, bool withOlderMethods = true)
    {
        var types = CSharpSyntaxTree.ParseText(code, Language).GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(type => Types.Contains(type.Identifier.Text))
            .Select(type => withOlderMethods ? type : type.RemoveNodes(type.Members.Where(IsOlder), SyntaxRemoveOptions.KeepNoTrivia)!);
        assembly = Compile(LibraryName, Stub + string.Concat(types.Select(type => type.ToFullString())), []);
    }

    /// <summary>Compiles the body of a method with this version. It returns an object.</summary>
    public byte[] Compile(string body) =>
        Compile(
            "Caller",
            $"using TwitchHelix; public static class Caller {{ public static object Run() {{ {body} }} }}",
            [MetadataReference.CreateFromImage(assembly)]);

    /// <summary>Runs what was compiled, maybe with another version. Returns its result as text.</summary>
    public string? Run(byte[] caller)
    {
        var context = new VersionContext(assembly);
        try
        {
            using var stream = new MemoryStream(caller);
            return context.LoadFromStream(stream).GetType("Caller")!.GetMethod("Run")!.Invoke(null, null)?.ToString();
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool IsOlder(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { ParameterList.Parameters: [.., { Identifier.Text: "cancellationToken", Default: null }] }
            || member.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "EditorBrowsable");

    private static byte[] Compile(string name, string code, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, Language)],
            Platform.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return assembly.ToArray();
    }

    private sealed class VersionContext(byte[] library) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name != LibraryName)
                return null;
            using var stream = new MemoryStream(library);
            return LoadFromStream(stream);
        }
    }
}

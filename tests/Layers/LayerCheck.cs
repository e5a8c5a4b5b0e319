using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwitchHelix.Layers;

/// <summary>
/// Finds the types that know a type of a layer above their own. A layer is a folder. A folder that isn't listed belongs to the layer of the folder
/// around it.
/// </summary>
/// <param name="root">The project's folder.</param>
/// <param name="layers">
/// The folders, the highest first, with <c>/</c> between names. The project's own folder is <c>(root)</c>, and <c>+</c> joins two folders to one layer.
/// </param>
internal sealed class LayerCheck(string root, IReadOnlyList<string> layers)
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Root = "(root)";
    private const string Generated = "(generated)";

    private readonly Dictionary<string, int> layerOfFolder = layers.SelectMany((layer, index) => layer.Split('+').Select(folder => (folder, index)))
        .ToDictionary(each => each.folder, each => each.index, StringComparer.Ordinal);

    private readonly Dictionary<INamedTypeSymbol, int?> layerOfType = new(SymbolEqualityComparer.Default);

    /// <summary>How many references to the project's own types were looked at.</summary>
    public int References { get; private set; }

    /// <summary>One line for each reference that points up, with file, line, and both types.</summary>
    /// <param name="generated">Files that are generated during the build. They belong to the layer <c>(generated)</c>.</param>
    public IReadOnlyList<string> Run(params string[] generated)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET"]);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file => !IsOutput(Relative(file))).Concat(generated);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith(Path.GetFileName(root) + ".dll", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("layers", [CSharpSyntaxTree.ParseText(GlobalUsings, options), .. trees], references);
        var upward = trees.SelectMany(tree => UpwardReferences(tree, compilation.GetSemanticModel(tree)));
        return [.. upward.Distinct().OrderBy(line => line, StringComparer.Ordinal)];
    }

    private IEnumerable<string> UpwardReferences(SyntaxTree tree, SemanticModel model)
    {
        if (LayerOf(tree.FilePath) is not { } layerOfFile)
        {
            yield return $"{Relative(tree.FilePath)}: the folder has no layer; add it to the list.";
            yield break;
        }
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax)
                || TypeOf(model.GetSymbolInfo(node).Symbol) is not { } type || LayerOf(type) is not { } used)
                continue;
            References++;
            var user = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
            // A generated part of a type may know what the part knows that was written by hand.
            var own = user is not null && IsOutput(Relative(tree.FilePath)) && model.GetDeclaredSymbol(user) is INamedTypeSymbol declared
                ? Math.Min(LayerOf(declared) ?? layerOfFile, layerOfFile)
                : layerOfFile;
            if (used >= own)
                continue;
            var line = node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
            yield return $"{Relative(tree.FilePath)}({line}): {user?.Identifier.Text ?? "(file)"} ({layers[own]}) "
                + $"knows {type.Name} of a higher layer ({layers[used]}).";
        }
    }

    private static INamedTypeSymbol? TypeOf(ISymbol? symbol)
    {
        var type = symbol switch
        {
            INamedTypeSymbol named => named,
            IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType,
            _ => null,
        };
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }

    /// <summary>The lowest layer that declares a part of the type, generated parts aside. Null for a type of another project.</summary>
    private int? LayerOf(INamedTypeSymbol type)
    {
        if (layerOfType.TryGetValue(type, out var known))
            return known;
        var files = type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree.FilePath).Where(file => file.Length > 0).ToList();
        var written = files.Where(file => !IsOutput(Relative(file))).ToList();
        return layerOfType[type] = (written.Count > 0 ? written : files).Max(LayerOf);
    }

    private int? LayerOf(string file)
    {
        var folder = IsOutput(Relative(file)) ? Generated : Path.GetDirectoryName(Relative(file))!.Replace('\\', '/');
        for (; folder.Length > 0; folder = folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "")
            if (layerOfFolder.TryGetValue(folder, out var layer))
                return layer;
        return Path.GetDirectoryName(Relative(file))!.Length == 0 && layerOfFolder.TryGetValue(Root, out var root) ? root : null;
    }

    private string Relative(string file) => Path.GetRelativePath(root, file);

    private static bool IsOutput(string file) => file.Replace('\\', '/').Split('/')[0] is "obj" or "bin";
}

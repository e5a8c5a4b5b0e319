using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>
/// Compiles the C# of a page as a reader would: as the program of a new web project that has the packages. A block is statements, types, or a program with
/// its usings. The statements may use the names of <see cref="Given"/>, and what the blocks before them under the same heading declare.
/// </summary>
internal static class BlockCompiler
{
    /// <summary>What a web project has in every file.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>An editor adds these. A block that shows usings shows all of them.</summary>
    private const string EditorUsings = """
        global using System.Net;
        global using NUnit.Framework;
        global using TwitchHelix;
        global using TwitchHelix.Testing;
        """;

    private const string Given = """
        global using static Given;

        internal static class Given
        {
            public static TwitchHelix.IHelixClient twitch => throw new NotSupportedException();
            public static TwitchHelix.HelixOptions options => throw new NotSupportedException();
            public static WebApplicationBuilder builder => throw new NotSupportedException();
            public static WebApplication app => throw new NotSupportedException();
            public static IServiceCollection services => throw new NotSupportedException();
            public static TwitchHelix.Testing.HelixTestServer server => throw new NotSupportedException();
            public static CancellationToken cancellationToken => default;
            public static string channelId => "141981764";
            public static string userId => "141981764";
            public static string botId => "141981764";
            public static string moderatorId => "141981764";
        }
        """;

    /// <summary>A local that only shows a type, and a local function that the next block uses.</summary>
    private static readonly string[] Accepted = ["CS0219", "CS8321"];

    /// <summary>The errors and warnings of all C# blocks of a page, with page and line.</summary>
    public static IEnumerable<string> Errors(MarkdownPage page)
    {
        foreach (var section in page.Blocks.Where(block => block.Language == "csharp").GroupBy(block => block.Section))
        {
            var blocks = section.ToList();
            for (var count = 1; count <= blocks.Count; count++)
            {
                var errors = Compile(page.Path, [blocks[count - 1]]);
                if (errors.Count > 0 && count > 1 && Compile(page.Path, blocks[..count]).Count == 0)
                    continue;
                foreach (var error in errors)
                    yield return error;
            }
        }
    }

    private static List<string> Compile(string page, IReadOnlyList<CodeBlock> blocks)
    {
        var roots = blocks
            .Select(block => (block.FirstLine, Root: CSharpSyntaxTree.ParseText(block.Text, CodeCompiler.ParseOptions).GetCompilationUnitRoot())).ToList();
        var broken = roots.SelectMany(root => root.Root.GetDiagnostics().Select(error => Line(page, Place(error).Line + root.FirstLine, error))).ToList();
        if (broken.Count > 0)
            return broken;

        // Usings come first, then statements, then types. Each keeps its line of the page.
        var code = new StringBuilder();
        foreach (var (firstLine, node) in roots.SelectMany(root => root.Root.Usings, (root, node) => (root.FirstLine, (SyntaxNode)node))
            .Concat(roots.SelectMany(root => root.Root.Members, (root, node) => (root.FirstLine, (SyntaxNode)node))
                .OrderBy(member => member.Item2 is not GlobalStatementSyntax)))
        {
            var line = node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line + firstLine;
            code.Append("\n#line ").Append(line).Append(" \"").Append(page).Append("\"\n").Append(node.ToFullString());
        }
        var statements = roots.Any(root => root.Root.Members.OfType<GlobalStatementSyntax>().Any());
        var usings = roots.Any(root => root.Root.Usings.Count > 0) ? ImplicitUsings : ImplicitUsings + "\n" + EditorUsings;
        var kind = statements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return [.. CodeCompiler.Faults(kind, Accepted, code.ToString(), usings + "\n" + Given).Select(found => Line(page, Place(found).Line + 1, found))];
    }

    private static Microsoft.CodeAnalysis.Text.LinePosition Place(Diagnostic found) => found.Location.GetMappedLineSpan().StartLinePosition;

    private static string Line(string page, int line, Diagnostic found) =>
        $"{page}({line}): {found.Id}: {found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
}

using TwitchHelix.Layers;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Conventions;

/// <summary>The folders are layers: a type knows types of its own layer and of those below.</summary>
[Parallelizable]
public sealed class LayerTests
{
    private static readonly string[] Layers =
    [
        "DependencyInjection",
        "(root)",
        "Operations+EventSub+(generated)",
        "Batching",
        "Http",
        "Authentication",
        "Authentication/Identity",
        "Authentication/Stores",
        "Authentication/Extensions",
        "Authentication/Jwt",
        "Authentication/Tokens",
        "Pacing",
        "Transport",
        "Calls",
        "Errors",
        "Authorization",
        "Paging",
        "Serialization",
        "Media",
        "Diagnostics",
        "Metadata",
        "Configuration",
        "Text",
    ];

    [Test]
    public void A_type_knows_its_own_layer_and_those_below()
    {
        var root = Path.Combine(Repository.Root, "src", "TwitchHelix");
        var check = new LayerCheck(root, Layers);

        var found = check.Run(Path.Combine(root, "obj", "generated", "HelixClients.g.cs"));

        Assert.That(found, Is.Empty, string.Join('\n', found));
        Assert.That(check.References, Is.GreaterThan(10_000));
    }

    [Test]
    public void An_arrow_that_points_up_is_found_with_file_line_and_both_types()
    {
        var root = Directory.CreateTempSubdirectory("layers-").FullName;
        try
        {
            Write("Low/Wrong.cs", "namespace Sample.Low;\nclass Wrong\n{\n    object made = Sample.High.Maker.Make();\n}\n");
            Write("Low/Right.cs", "namespace Sample.Low;\nclass Right { public Wrong Other = new(); }\n");
            Write("High/Maker.cs", "namespace Sample.High;\nclass Maker { public static Low.Right Make() => new(); }\n");
            Write("Elsewhere/Lost.cs", "namespace Sample.Elsewhere;\nclass Lost;\n");

            Assert.That(new LayerCheck(root, ["High", "Low"]).Run(), Is.EqualTo(new[]
            {
                "Elsewhere/Lost.cs: the folder has no layer; add it to the list.",
                "Low/Wrong.cs(4): Wrong (Low) knows Maker of a higher layer (High).",
            }).Using<string>((left, right) => left.Replace('\\', '/') == right));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        void Write(string file, string code)
        {
            var path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, code);
        }
    }
}

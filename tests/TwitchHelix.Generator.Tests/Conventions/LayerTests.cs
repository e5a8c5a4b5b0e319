using TwitchHelix.Layers;

namespace TwitchHelix.Generator.Tests.Conventions;

/// <summary>The folders of the generator are layers: a type knows types of its own layer and of those below.</summary>
[Parallelizable]
public sealed class LayerTests
{
    private static readonly string[] Layers =
        ["(root)", "Reference", "Rules", "Changes", "Scaffolding", "Drift", "Pages", "CSharp", "Bundling", "Specification"];

    [Test]
    public void A_type_knows_its_own_layer_and_those_below()
    {
        var check = new LayerCheck(Path.Combine(RepositoryCopy.Root, "generator", "TwitchHelix.Generator"), Layers);

        var found = check.Run();

        Assert.That(found, Is.Empty, string.Join('\n', found));
        Assert.That(check.References, Is.GreaterThan(1000));
    }
}

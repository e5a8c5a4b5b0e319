using System.Reflection;
using TwitchHelix.Layers;

namespace TwitchHelix.Testing.Tests.Conventions;

/// <summary>The folders of the test server are layers: a type knows types of its own layer and of those below.</summary>
[Parallelizable]
public sealed class LayerTests
{
    private static readonly string[] Layers =
    [
        "(root)", "Faults", "Api",
        "EventSub", "EventSub/Webhooks", "EventSub/State", "EventSub/Faults+EventSub/Sockets", "EventSub/Messages",
        "Identity+Examples+Limits", "Http", "Model+Described+World",
    ];

    [Test]
    public void A_type_knows_its_own_layer_and_those_below()
    {
        var root = typeof(LayerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;
        var check = new LayerCheck(Path.Combine(root, "src", "TwitchHelix.Testing"), Layers);

        var found = check.Run();

        Assert.That(found, Is.Empty, string.Join('\n', found));
        Assert.That(check.References, Is.GreaterThan(1000));
    }
}

using TwitchHelix.Layers;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.EntityFrameworkCore.Tests.Conventions;

/// <summary>The folders of the store are layers: a type knows types of its own layer and of those below.</summary>
[Parallelizable]
public sealed class LayerTests
{
    private static readonly string[] Layers = ["DependencyInjection", "(root)", "Locking", "Migrations", "Database", "Diagnostics"];

    [Test]
    public void A_type_knows_its_own_layer_and_those_below()
    {
        var check = new LayerCheck(Path.Combine(Repository.Root, "src", "TwitchHelix.EntityFrameworkCore"), Layers);

        var found = check.Run();

        Assert.That(found, Is.Empty, string.Join('\n', found));
        Assert.That(check.References, Is.GreaterThan(50));
    }
}

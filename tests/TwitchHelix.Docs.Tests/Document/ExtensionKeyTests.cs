using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Document;

/// <summary><c>docs/document.md</c> says what the keys mean that OpenAPI and AsyncAPI don't know.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ExtensionKeyTests
{
    [Test]
    public void The_page_describes_the_keys_of_the_documents_and_no_others()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "document.md"));

        var described = Key().Matches(page).Select(key => key.Value).ToHashSet();
        var known = Keys(Repository.Document).Concat(Keys(Load("eventsub.asyncapi.json"))).ToHashSet();

        Assert.That(known, Has.Count.GreaterThan(20));
        Assert.That(described, Is.EquivalentTo(known));
    }

    private static IEnumerable<string> Keys(JObject document) =>
        document.Descendants().OfType<JProperty>().Select(property => property.Name).Where(name => name.StartsWith("x-", StringComparison.Ordinal));

    private static JObject Load(string name)
    {
        using var reader = new JsonTextReader(File.OpenText(Path.Combine(Repository.Root, "artifacts", name)));
        return JObject.Load(reader);
    }

    [GeneratedRegex(@"\bx-[a-z]+(-[a-z]+)*")]
    private static partial Regex Key();
}

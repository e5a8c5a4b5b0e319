using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>The names in a list of changes are those of the public API: what is new compared with an emptied document is in its listing.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class ChangelogNameTests
{
    private static readonly string Listing = Short(File.ReadAllText(
        Path.Combine(RepositoryCopy.Root, "src", "TwitchHelix", "PublicApi", "TwitchHelix.net10.0.txt")));

    private static readonly HashSet<string> Lines =
        [.. Listing.Split('\n').Select(line => line.Trim().Replace("public ", "", StringComparison.Ordinal).Replace("static ", "", StringComparison.Ordinal))];

    [Test]
    public async Task A_new_method_has_the_signature_of_the_public_API()
    {
        var page = await ChangelogRun.CompareAsync(
            await ChangelogRun.Bundle, bundle => (bundle["paths"], bundle["x-eventsub-types"]) = (new JObject(), new JArray()), isEditedFirst: true);

        var signatures = page.Lines.Select(line => New().Match(line)).Where(match => match.Success).Select(match => match.Groups["signature"].Value).ToList();
        Assert.That(signatures, Has.Count.GreaterThan(200));
        Assert.That(signatures.Select(Declaration).Where(line => !Lines.Contains(line)), Is.Empty);
    }

    [Test]
    public async Task A_new_property_has_the_type_of_the_public_API()
    {
        var page = await ChangelogRun.CompareAsync(await ChangelogRun.Bundle, WithoutPlainProperties, isEditedFirst: true);

        var properties = page.Lines.Select(line => Property().Match(line)).Where(match => match.Success).ToList();
        var declared = properties.Select(match => $"{match.Groups["type"]} {match.Groups["name"]} {{ get; set; }}").ToList();
        Assert.That(declared, Has.Count.GreaterThan(1000));
        Assert.That(declared.Where(line => !Lines.Contains(line) && !Lines.Contains("required " + line)), Is.Empty);
    }

    [Test]
    public async Task A_new_scope_has_the_name_of_the_public_API()
    {
        var page = await ChangelogRun.CompareAsync(
            await ChangelogRun.Bundle, bundle => bundle["components"]!["securitySchemes"]!["user"]!["flows"] = new JObject(), isEditedFirst: true);

        var scopes = page.Lines.Select(line => Scope().Match(line)).Where(match => match.Success).ToList();
        Assert.That(scopes, Has.Count.GreaterThan(70));
        var declared = scopes.Select(match => $"const string {match.Groups["name"]} = \"{match.Groups["scope"]}\";");
        Assert.That(declared.Where(line => !Lines.Contains(line)), Is.Empty);
    }

    /// <summary>Removes the properties that refer to no class, so that the classes are still found.</summary>
    private static void WithoutPlainProperties(JObject bundle)
    {
        foreach (var schema in bundle["components"]!["schemas"]!.Children<JProperty>().Select(entry => entry.Value["properties"]).OfType<JObject>())
            foreach (var property in schema.Properties().Where(property => !property.Value.SelectTokens("$..$ref").Any()).ToList())
                property.Remove();
    }

    /// <summary>The signature in the form of the listing: without the place, and a null of a value type is its default.</summary>
    private static string Declaration(string signature) =>
        ValueDefault().Replace(Place().Replace(signature, " "), "$1 = default") + (signature.Contains("twitch.", StringComparison.Ordinal) ? ";" : " { }");

    /// <summary>Removes namespaces.</summary>
    private static string Short(string listing) => Namespace().Replace(listing, "");

    [GeneratedRegex("^- New: `(?<signature>.+)`\\.$")]
    private static partial Regex New();

    [GeneratedRegex("^- (\\*\\*Breaking:\\*\\* )?`\\w+\\.(?<name>\\w+)` \\(`(?<type>[^`]+)`\\) is new")]
    private static partial Regex Property();

    [GeneratedRegex("^- `TwitchScopes\\.(?<name>\\w+)` \\(`(?<scope>[^`]+)`\\) is new")]
    private static partial Regex Scope();

    [GeneratedRegex(" (twitch\\.\\w+|EventSubSubscriptionTypes)\\.")]
    private static partial Regex Place();

    [GeneratedRegex("(?<!string\\? |>\\? )(\\b\\w+) = null")]
    private static partial Regex ValueDefault();

    [GeneratedRegex("\\b(System|TwitchHelix)(\\.[A-Z]\\w*)*\\.(?=[A-Z])")]
    private static partial Regex Namespace();
}

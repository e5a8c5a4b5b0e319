namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>The forms of issues, by the rules of GitHub: it shows a form that breaks one as an empty text.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class IssueFormTests
{
    private static readonly string[] Kinds = ["markdown", "textarea", "input", "dropdown", "checkboxes"];

    private static readonly string[] Attributes =
        ["label", "description", "placeholder", "value", "render", "options", "multiple", "default"];

    private static IEnumerable<YamlFile> Forms => YamlFile.LoadAll("ISSUE_TEMPLATE").Where(file => file.Name != "config.yml");

    [Test]
    public void There_are_forms() =>
        Assert.That(Forms.Select(form => form.Name), Is.EquivalentTo(new[] { "bug.yml", "endpoint.yml", "feature.yml" }));

    [TestCaseSource(nameof(Forms))]
    public void A_form_has_what_GitHub_requires(object form)
    {
        var root = ((YamlFile)form).Root;
        var fields = root.Items("body").Where(field => field.Text("type") != "markdown").ToList();

        Assert.That(root.Names(), Is.SubsetOf(new[] { "name", "description", "title", "labels", "assignees", "body" }));
        Assert.That(root.Text("name"), Is.Not.Null.And.Length.InRange(4, 255));
        Assert.That(root.Text("description"), Is.Not.Null.And.Length.InRange(4, 200));
        Assert.That(fields, Is.Not.Empty);
        Assert.That(fields.Select(field => field.Text("id")), Is.Unique.And.All.Match("^[a-zA-Z0-9_-]+$"));
        Assert.That(fields.Select(field => field.Get("attributes").Text("label")), Is.Unique.And.All.Not.Null);
    }

    [TestCaseSource(nameof(Forms))]
    public void A_field_has_what_its_kind_requires(object form)
    {
        foreach (var field in ((YamlFile)form).Root.Items("body"))
        {
            var (kind, attributes) = (field.Text("type"), field.Get("attributes"));
            Assert.That(field.Names(), Is.SubsetOf(new[] { "type", "id", "attributes", "validations" }));
            Assert.That(Kinds, Has.Member(kind));
            Assert.That(attributes.Names(), Is.SubsetOf(Attributes), field.Text("id"));
            Assert.That(field.Get("validations").Names(), Is.SubsetOf(new[] { "required" }));
            Assert.That(field.Get("validations").Text("required"), Is.AnyOf(null, "true", "false"));
            if (kind == "markdown")
                Assert.That(attributes.Text("value"), Is.Not.Empty);
            if (kind is "dropdown" or "checkboxes")
                Assert.That(attributes.Items("options").Select(option => $"{option}"), Is.Not.Empty.And.Unique.And.None.EqualTo("None").IgnoreCase);
            if (kind != "textarea")
                Assert.That(attributes.Text("render"), Is.Null);
        }
    }

    [Test]
    public void Other_ways_than_an_issue_are_shown()
    {
        var config = YamlFile.Load("ISSUE_TEMPLATE", "config.yml").Root;

        Assert.That(config.Names(), Is.SubsetOf(new[] { "blank_issues_enabled", "contact_links" }));
        Assert.That(config.Text("blank_issues_enabled"), Is.EqualTo("false"));
        foreach (var link in config.Items("contact_links"))
        {
            Assert.That(link.Names(), Is.EquivalentTo(new[] { "name", "url", "about" }));
            Assert.That(link.Text("url"), Does.StartWith("https://"));
        }
        Assert.That(config.Items("contact_links").Select(link => link.Text("url")), Has.Some.EndWith("/security/advisories/new"));
    }
}

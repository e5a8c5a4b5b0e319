using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>Everything that a page says is read.</summary>
public sealed class ReadingTests
{
    private static readonly DocumentedType Text = new(DocumentedShape.String, IsList: false);

    [Test]
    public void The_sample_pages_have_no_faults()
    {
        var read = PageFolder.Read();

        Assert.That(read.Faults, Is.Empty);
        Assert.That(read.Operations.Select(operation => (operation.Title, operation.Slug, operation.Anchor, operation.Method, operation.Path)), Is.EqualTo(new[]
        {
            ("Get Apples", "fruit", "get-apples", "GET", "/fruit/apples"), ("Eat Apple", "fruit", "eat-apple", "POST", "/fruit/apples/eaten"),
        }));
        Assert.That(read.EventSubTypes.Select(type => (type.Title, type.Slug, type.Anchor, type.Type, type.Version)),
            Is.EqualTo(new[] { ("Apple Falls", "orchard", "orchard-apple-fall", "orchard.apple.fall", "1") }));
    }

    [Test]
    public void A_description_has_its_paragraphs_in_one_form()
    {
        var apples = PageFolder.Read().Operations[0];

        Assert.That(apples.Line, Is.EqualTo(new PageLine("api/reference/fruit.md", 14)));
        Assert.That(apples.Description, Is.EqualTo(
            "Lists the apples of an orchard, wrapped as `some_text` or `some_other` is.\n**Note** Rotten ones are left out. Always.\nNOTE: Only ripe ones."));
    }

    [Test]
    public void Items_have_types_marks_values_and_items()
    {
        var apples = PageFolder.Read().Operations[0];

        Assert.That(apples.Query.Select(item => (item.Name, item.Path, item.Type, item.IsRequired, item.Line.Line)), Is.EqualTo(new[]
        {
            ("orchard_id", "orchard_id", Text, true, 40), ("sort", "sort", Text, false, 41), ("picked_after", "picked_after", Text, false, 45),
            ("first", "first", new DocumentedType(DocumentedShape.Integer, IsList: false), false, 52),
        }));
        Assert.That(apples.Query[1].Description, Is.EqualTo("The order of the apples."));
        Assert.That(apples.Query[1].Values.Select(value => (value.Value, value.Description, value.Line.Line)),
            Is.EqualTo(new[] { ("sweet", "The sweetest first.", 43), ("sour", "", 44) }));
        Assert.That(apples.Query[2].Description, Is.EqualTo("The first paragraph of a description, wrapped.\nThe second one.\n- A list in it."));
        Assert.That(apples.Query[3].Description, Is.EqualTo("The maximum is 100. The default is **20**."));
        var data = apples.Response[0];
        Assert.That(data.Type, Is.EqualTo(new DocumentedType(DocumentedShape.Object, IsList: true)));
        Assert.That(data.Items.Select(item => (item.Name, item.Path, item.IsNullable)),
            Is.EqualTo(new[] { ("id", "data.id", false), ("tree", "data.tree", true), ("colors", "data.colors", false) }));
        Assert.That(data.Items[1].Items.Single().Path, Is.EqualTo("data.tree.height"));
        Assert.That(apples.Response[1].Items.Single().Name, Is.EqualTo("cursor"));
    }

    [Test]
    public void Tokens_have_groups_of_scopes()
    {
        var read = PageFolder.Read();

        var tokens = read.Operations[0].Tokens!;
        Assert.That(tokens.Select(token => (token.Kind, Groups(token))), Is.EqualTo(new[]
        {
            (DocumentedTokenKind.User, "fruit:read:apples | fruit:manage:apples"), (DocumentedTokenKind.App, "fruit:read:apples fruit:count fruit:bot"),
        }));
        Assert.That(read.Operations[1].Tokens, Is.Empty);
    }

    [Test]
    public void Statuses_have_their_reasons()
    {
        var read = PageFolder.Read();

        Assert.That(read.Operations[0].Statuses.Select(status => (status.Code, string.Join(" | ", status.Reasons))), Is.EqualTo(new[]
        {
            (200, "Got the apples."), (400, "The orchard is missing. | The order isn't known."), (401, "The token is wrong."),
        }));
        Assert.That(read.Operations[1].Statuses, Is.Empty);
    }

    [Test]
    public void A_type_has_its_transports_condition_and_event()
    {
        var type = PageFolder.Read().EventSubTypes.Single();

        Assert.That(type.Transports, Is.EqualTo(new[] { "Webhook", "WebSocket", "Conduit" }));
        Assert.That(type.Condition.Select(item => (item.Path, item.IsRequired)), Is.EqualTo(new[] { ("condition.orchard_id", true) }));
        Assert.That(type.Event!.Select(item => item.Path), Is.EqualTo(new[] { "event.apple_id", "event.picker" }));
        Assert.That(type.Body.Select(item => item.Name), Is.EqualTo(new[] { "type", "version", "condition", "transport" }));
    }

    private static string Groups(DocumentedToken token) => string.Join(" | ", token.ScopeGroups.Select(group => string.Join(' ', group)));
}

using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>Each form of a line: what is read from it, and what is reported.</summary>
public sealed class FormTests
{
    [TestCase("- `a` — String. Text.", "a String '' Text.")]
    [TestCase("- `a` — String", "a String '' ")]
    [TestCase("- `a` — String.", "a String '' ")]
    [TestCase("* `a` – Integer[]. Text.", "a Integer[] '' Text.")]
    [TestCase("1. `a` - Boolean. Text.", "a Boolean '' Text.")]
    [TestCase("- `a` — Number, **Required**", "a Number 'required' ")]
    [TestCase("- `a` — Float[], **Nullable**, **Required**. Text.", "a Number[] 'required nullable' Text.")]
    [TestCase("- `a` — Object **Nullable**. Text.", "a Object 'nullable' Text.")]
    [TestCase("- `a` — Object, Optional. Text.", "a Object '' Text.")]
    [TestCase("- `a` — String, **Deprecated**. Text.", "a String 'deprecated' Text.")]
    [TestCase("- `a` — Map[String,Object][]. Text.", "a Map[] '' Text.")]
    [TestCase("- `a` — Map<String, String>. Text.", "a Map '' Text.")]
    [TestCase("- `a` — String\n  A text\n  with *a_b*, _c\\_d_ and `e`.\n\n  More.", "a String '' A text with `a_b`, `c_d` and `e`.|More.")]
    [TestCase("- `a` — String. See [there](#there).\n  > **Note** A\n  > note.\n\n  - One\n  - Two",
        "a String '' See [there](#there).|**Note** A note.|- One|- Two")]
    [TestCase("- `a` — String.\n  Possible values:\n  - `x`\n  - `y`: Why.\n  - `\"z\"` — Zed.\n  - `w` (default)",
        "a String ''  =x: =y:Why. =z:Zed. =w:(default)")]
    [TestCase("- `a` — Object. Text. Possible values:\n  - `x`\n  - `a.b` — String. Deep.", "a Object '' Text. =x: [a.b String '' Deep.]")]
    [TestCase("- `a` — Object[]. Text.\n    - `a.b` — Object.\n        - `a.b.c` — String.", "a Object[] '' Text. [a.b Object ''  [a.b.c String '' ]]")]
    [TestCase("- `a` — String. The valid values are:\n\n  - **x**", "a String ''  =x:")]
    public void An_item_is_read(string text, string expected)
    {
        var (items, faults) = Query(text);

        Assert.That(faults, Is.Empty);
        Assert.That(items.Select(Write), Is.EqualTo(new[] { expected }));
    }

    [TestCase("- `a` — Text. Text.", "1: the type 'Text' isn't known: '`a` — Text. Text.'")]
    [TestCase("- `a` — String or Integer. Text.", "1: this isn't understood behind the type: ' or Integer. Text.': '`a` — String or Integer. Text.'")]
    [TestCase("- `a` — String, **Frozen**. Text.", "1: the mark 'Frozen' isn't known: '`a` — String, **Frozen**. Text.'")]
    [TestCase("- `a` — String, frozen. Text.", "1: this isn't understood behind the type: ', frozen. Text.': '`a` — String, frozen. Text.'")]
    [TestCase("- a (String): Text.", "1: this isn't a parameter or property: 'a (String): Text.'")]
    [TestCase("None.", "1: this isn't a list of parameters or properties: 'None.'")]
    [TestCase("| Name | Type |\n| - | - |\n| a | String |", "1: this isn't a list of parameters or properties: 'Name | Type a | String'")]
    [TestCase("- `a` — String.\n- `a` — String.", "2: 'a' is there twice")]
    [TestCase("- `a.b` — String.", "1: the name 'a.b' doesn't fit the place where it is")]
    [TestCase("- `a` — Object.\n  - `b` — String.", "2: the name 'b' doesn't fit the place where it is, below 'a'")]
    [TestCase("- `a` — Object.\n  - `b.c` — String.", "2: the name 'b.c' doesn't fit the place where it is, below 'a'")]
    [TestCase("- `a` — Object. Text.\n       - `a.b` — String.", "1: a line for a parameter or property is part of the text of 'a': 'Text. - `a.b` — String.'")]
    [TestCase("- `a` — String.\n  Possible values:\n", "1: the possible values of 'a' aren't there")]
    [TestCase("- `a` — String.\n  Possible values:\n  - x", "3: this isn't a possible value of 'a': 'x'")]
    [TestCase("- `a` — String.\n  Possible values:\n  - `x` or `y`", "3: this isn't a possible value of 'a': '`x` or `y`'")]
    [TestCase("- `a` — String. Text.\n  - `x`\n  - `y`: Why.", "2: this may be a list of possible values of 'a': the line before it doesn't say so")]
    [TestCase("- `a` — String. Text.\n  - `x`\n  - Y: Why.", "2: this may be a list of possible values of 'a': the line before it doesn't say so")]
    [TestCase("- `a` — String.\n  Possible values:\n  - `x`\n  - `x`: Why.", "4: the value 'x' of 'a' is there twice")]
    [TestCase("- `a` — Object.\n  - `a.b` — String.\n  - `a.b` — Integer.", "3: 'a.b' is there twice")]
    [TestCase("", "-1: the section 'Query Parameters' is empty")]
    [TestCase("#### More\n\n- `a` — String.", "1: the heading 'More' isn't known here")]
    [TestCase("<div>x</div>\n\n- `a` — String.", "1: this isn't a list of parameters or properties: '<div>x</div>'")]
    [TestCase("[a]: https://docs.example/\n\n- `a` — String.", "1: this isn't a list of parameters or properties: '[a]: https://docs.example/'")]
    public void An_item_that_is_not_understood_is_reported(string text, string expected) =>
        Assert.That(Query(text).Faults, Is.EqualTo(new[] { expected }));

    [TestCase("No authorization required.", "")]
    [TestCase("- A [user access token](https://docs.example/#user).", "User()")]
    [TestCase("- A [user access token](#u) that includes the **a:b** scope. The client ID must be the *extension*'s.", "User(a:b)")]
    [TestCase("- A [user access token](#u) that includes the **a:b**, **a:c**, or **a:d** scope.", "User(a:b|a:c|a:d)")]
    [TestCase("- A [user access token](#u) that includes the `a:b` and `a:c` scopes.", "User(a:b a:c)")]
    [TestCase("- A [user access token](#u) that includes the **a:b** scope or the **a:c** scope.", "User(a:b|a:c)")]
    [TestCase("- A [user access token](#u) that includes the **a:b** scope.\n- A [user access token](#u) that includes the **c:d** scope.", "User(a:b|c:d)")]
    [TestCase("- A [user access token](#u).\n- A [user access token](#u) that includes the **c:d** scope.", "User(|c:d)")]
    [TestCase("- A [user access token](#u). To include the color, use the **a:b** scope, too.", "User(|a:b)")]
    [TestCase("- A [user access token](#u) that includes the **a:b** scope to read a.", "User(a:b)")]
    [TestCase("- A [user access token](#u). In order to read a, it needs the `a:b` scope.", "User(|a:b)")]
    [TestCase("- An [app access token](#a).\n- A [user access token](#u).", "App() User()")]
    [TestCase("- An [app access token](#a).\n  The application must have been granted:\n  - The **a:b** or **a:c** scope for the user.\n  - The **d:e** scope.",
        "App(a:b d:e|a:c d:e)")]
    [TestCase("- An [app access token](#a).\n  It needs one of these:\n  - The **a:b** scope.\n  - The **d:e**, **f:g** scopes.", "App(a:b|d:e f:g)")]
    [TestCase("- A signed [JSON Web Token (JWT)](#j) of the extension.", "Jwt()")]
    [TestCase("Requires a [user access token](#u) that includes the **a:b** scope.", "User(a:b)")]
    public void Tokens_are_read(string text, string expected)
    {
        var (tokens, faults) = Tokens(text);

        Assert.That(faults, Is.Empty);
        Assert.That(tokens, Is.EqualTo(expected));
    }

    [TestCase("- A golden key.", "Other()", "1: this is an unknown kind of token: 'A golden key.'")]
    [TestCase("Requires an [app access token](#a) or [user access token](#u).", "App()",
        "1: this names several kinds of tokens: 'an [app access token](#a) or [user access token](#u).'")]
    [TestCase("Ask the gardener.", null, "1: this isn't about tokens: 'Ask the gardener.'", "-1: the section names no tokens")]
    [TestCase("- An [app access token](#a).\n  - The gardener's leave.", "App()", "2: this isn't about a scope: 'The gardener's leave.'")]
    [TestCase("- An [app access token](#a) with the **a:b** and **a:c** or **a:d** scopes.", "App(a:b|a:c|a:d)",
        "1: the scopes are joined by 'and' and by 'or': 'An [app access token](#a) with the **a:b** and **a:c** or **a:d** scopes.'")]
    [TestCase("- A [user access token](#u) that includes the a:b scope.", "User()",
        "1: this names a scope in an unknown form: 'A [user access token](#u) that includes the a:b scope.'")]
    [TestCase("- A [user access token](#u) that includes the **a:b** or [c:d](#c) scope.", "User(a:b)",
        "1: this names a scope in an unknown form: 'A [user access token](#u) that includes the **a:b** or [c:d](#c) scope.'")]
    [TestCase("- A [user access token](#u) that includes the **abc** scope.", "User()",
        "1: this names a scope in an unknown form: 'A [user access token](#u) that includes the **abc** scope.'")]
    [TestCase("No authorization required.\n\n- A [user access token](#u).", "User()",
        "-1: the section lists tokens, and also says that none is required")]
    [TestCase("", null, "-1: the section names no tokens")]
    public void Tokens_that_are_not_understood_are_reported(string text, string? tokens, params string[] faults) =>
        Assert.That(Tokens(text), Is.EqualTo((tokens, faults)));

    [TestCase("- **200 OK** — Got it.", "200(Got it.)")]
    [TestCase("- **204 No Content**", "204()")]
    [TestCase("- `400 Bad Request`: Bad.", "400(Bad.)")]
    [TestCase("- **425 425** — Early.", "425(Early.)")]
    [TestCase("- 404 Not Found\n  - No tree.\n  - No apple.\n- **404 Not Found** — No orchard.", "404(No tree.|No apple.|No orchard.)")]
    [TestCase("- **400 Bad Request** — 100 is the maximum.", "400(100 is the maximum.)")]
    [TestCase("- **400 Bad Request** — Bad.\n\n  Very bad.", "400(Bad.|Very bad.)")]
    public void Statuses_are_read(string text, string expected)
    {
        var (statuses, faults) = Statuses(text);

        Assert.That(faults, Is.Empty);
        Assert.That(statuses, Is.EqualTo(expected));
    }

    [TestCase("- **OK** — Got it.", "1: this isn't a status: '**OK** — Got it.'")]
    [TestCase("- **999 Odd** — Got it.", "1: this isn't a status: '**999 Odd** — Got it.'")]
    [TestCase("- **401/403 Forbidden** — No.", "1: this isn't a status: '**401/403 Forbidden** — No.'")]
    [TestCase("- 401, 403: No.", "1: this isn't a status: '401, 403: No.'")]
    [TestCase("- **401–403** — No.", "1: this isn't a status: '**401–403** — No.'")]
    [TestCase("Always 200.", "1: this isn't a list of statuses: 'Always 200.'")]
    public void Statuses_that_are_not_understood_are_reported(string text, string expected) =>
        Assert.That(Statuses(text).Faults, Is.EqualTo(new[] { expected }));

    private static (IReadOnlyList<DocumentedItem> Items, string[] Faults) Query(string text)
    {
        var (entry, faults) = Read("Query Parameters", text);
        return (entry.Query, faults);
    }

    private static (string? Tokens, string[] Faults) Tokens(string text)
    {
        var (entry, faults) = Read("Authorization", text.StartsWith('-') ? "Requires one of the following:\n\n" + text : text);
        var shift = text.StartsWith('-') ? 2 : 0;
        var tokens = entry.Tokens?.Select(token => $"{token.Kind}({string.Join('|', token.ScopeGroups.Select(group => string.Join(' ', group)))})");
        return (tokens is null ? null : string.Join(' ', tokens), [.. faults.Select(fault => Shift(fault, shift))]);
    }

    private static (string Statuses, string[] Faults) Statuses(string text)
    {
        var (entry, faults) = Read("Response Codes", text);
        return (string.Join(' ', entry.Statuses.Select(status => $"{status.Code}({string.Join('|', status.Reasons)})")), faults);
    }

    /// <summary>Reads a page with one entry, which has this section. Faults have the line within the section.</summary>
    private static (DocumentedOperation Entry, string[] Faults) Read(string section, string text)
    {
        var authorization = section == "Authorization" ? "" : "### Authorization\n\nNo authorization required.\n\n";
        var before = $"# Fruit\n\n## Get Apples {{#get-apples}}\n\n### Endpoint\n\n`GET https://api.example/helix/apples`\n\n{authorization}### {section}\n\n";
        var blocks = MarkdownBlocks.Read(new PageText("fruit.md", PageForm.Markdown, before + text));
        var faults = new FaultList();
        var index = new IndexedPage(new PageLine("index.md", 1), "fruit");
        index.Add(index.Line, "get-apples");
        var entry = EntrySplit.Read(blocks, "fruit.md", index, faults).Single();
        var operation = new EntryReader("fruit", faults).ReadOperation(entry)!;
        var lines = before.Count(c => c == '\n');
        return (operation, [.. faults.Faults.Select(fault => $"{fault.Line.Line - lines}: {fault.Message}")]);
    }

    private static string Shift(string fault, int lines)
    {
        var colon = fault.IndexOf(':', StringComparison.Ordinal);
        var line = int.Parse(fault[..colon], System.Globalization.CultureInfo.InvariantCulture);
        return (line > 0 ? line - lines : line) + fault[colon..];
    }

    private static string Write(DocumentedItem item)
    {
        var marks = string.Join(' ', new[] { item.IsRequired ? "required" : "", item.IsNullable ? "nullable" : "", item.IsDeprecated ? "deprecated" : "" }
            .Where(mark => mark.Length > 0));
        return $"{item.Path} {item.Type.Shape}{(item.Type.IsList ? "[]" : "")} '{marks}' {item.Description.Replace('\n', '|')}"
            + string.Concat(item.Values.Select(value => $" ={value.Value}:{value.Description}"))
            + string.Concat(item.Items.Select(child => $" [{Write(child)}]"));
    }
}

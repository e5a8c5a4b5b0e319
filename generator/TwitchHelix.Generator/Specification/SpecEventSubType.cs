namespace TwitchHelix.Generator.Specification;

/// <summary>A type of EventSub subscriptions in one version, with its events.</summary>
public sealed class SpecEventSubType(SpecDocument document, SpecNode node)
{
    public SpecNode Node { get; } = node;

    public string? Type => Node["type"]?.Text;

    public string? Version => Node["version"]?.Text;

    public string? Name => Node["name"]?.Text;

    /// <summary>The kinds of tokens that it takes.</summary>
    public IEnumerable<SpecNode> Tokens => Node["tokens"]?.Items ?? [];

    /// <summary>The required scopes: one of each group.</summary>
    public IEnumerable<IEnumerable<SpecNode>> Scopes => Groups("scopes");

    /// <summary>The scopes that an app token needs, too: one of each group.</summary>
    public IEnumerable<IEnumerable<SpecNode>> AppScopes => Groups("app_scopes");

    /// <summary>Whether Twitch may change it without notice.</summary>
    public bool IsBeta => Node.IsTrue("beta");

    /// <summary>Whether a message has a list of events.</summary>
    public bool IsBatched => Node.IsTrue("batched");

    /// <summary>The fields of the condition.</summary>
    public IEnumerable<SpecNode> Condition => Node["condition"]?.Items ?? [];

    /// <summary>The schema of an event. Null if it is missing.</summary>
    public NamedSchema? Event => NamedSchema.Of(document, Node["event"]);

    /// <summary>The examples. Each but the first has only the fields that differ from the first.</summary>
    public IEnumerable<SpecNode> Examples => Node["examples"]?.Items ?? [];

    public override string ToString() => $"{Type} {Version}";

    private IEnumerable<IEnumerable<SpecNode>> Groups(string key) =>
        (Node[key]?.Items ?? []).Select(scope => scope.Items.Any() ? scope.Items : [scope]);
}

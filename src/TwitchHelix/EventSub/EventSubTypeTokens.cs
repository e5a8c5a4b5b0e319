namespace TwitchHelix;

/// <summary>The tokens that a known type of EventSub subscription accepts. The table of all types is generated.</summary>
internal sealed partial class EventSubTypeTokens
{
    private IReadOnlyList<HelixAcceptedToken>? accepted;

    private EventSubTypeTokens(HelixTokenKind[] kinds) => Kinds = kinds;

    public IReadOnlyList<HelixTokenKind> Kinds { get; }

    /// <summary>The field of the condition that names the user who must have granted the scopes. Null if no grant is needed.</summary>
    public string? ActingUserField { get; private init; }

    /// <summary>All tokens that the type accepts, with each sufficient set of scopes.</summary>
    public IReadOnlyList<HelixAcceptedToken> Accepted => accepted ??= Array.AsReadOnly(
    [
        .. from kind in Kinds
           from scopes in Choices()
           select new HelixAcceptedToken(kind, kind == HelixTokenKind.App ? [.. scopes, .. AppScopes] : scopes),
    ]);

    /// <summary>The required scopes: one of each group.</summary>
    private string[][] Scopes { get; init; } = [];

    /// <summary>The additional scopes that an app token requires.</summary>
    private string[] AppScopes { get; init; } = [];

    /// <returns>Null if this version of the library doesn't know the type.</returns>
    public static EventSubTypeTokens? Find(string type, string version) => All.TryGetValue((type, version), out var found) ? found : null;

    /// <summary>All combinations of one scope from each group.</summary>
    private IEnumerable<string[]> Choices() => Scopes.Aggregate(
        (IEnumerable<string[]>)[[]],
        (choices, group) => choices.SelectMany(choice => group.Select(scope => (string[])[.. choice, scope])));
}

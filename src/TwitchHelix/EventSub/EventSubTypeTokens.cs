namespace TwitchHelix;

/// <summary>The tokens that a known type of EventSub subscription takes. The table of all types is generated.</summary>
internal sealed partial class EventSubTypeTokens
{
    private IReadOnlyList<HelixAcceptedToken>? accepted;

    private EventSubTypeTokens(HelixTokenKind[] kinds) => Kinds = kinds;

    public IReadOnlyList<HelixTokenKind> Kinds { get; }

    /// <summary>The field of the condition whose user must have granted the scopes. Null if none is needed.</summary>
    public string? ActingUserField { get; private init; }

    /// <summary>Every token that the type takes, with each set of scopes that will do.</summary>
    public IReadOnlyList<HelixAcceptedToken> Accepted => accepted ??= Array.AsReadOnly(
    [
        .. from kind in Kinds
           from scopes in Choices()
           select new HelixAcceptedToken(kind, kind == HelixTokenKind.App ? [.. scopes, .. AppScopes] : scopes),
    ]);

    /// <summary>The scopes that are needed: one of each group.</summary>
    private string[][] Scopes { get; init; } = [];

    /// <summary>The scopes that are needed besides with an app token.</summary>
    private string[] AppScopes { get; init; } = [];

    /// <returns>Null if this version of the library does not know the type.</returns>
    public static EventSubTypeTokens? Find(string type, string version) => All.TryGetValue((type, version), out var found) ? found : null;

    /// <summary>Each way to take one scope of every group.</summary>
    private IEnumerable<string[]> Choices() => Scopes.Aggregate(
        (IEnumerable<string[]>)[[]],
        (choices, group) => choices.SelectMany(choice => group.Select(scope => (string[])[.. choice, scope])));
}

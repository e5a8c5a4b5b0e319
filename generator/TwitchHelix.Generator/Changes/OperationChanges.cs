using TwitchHelix.Generator.CSharp;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares operations: their methods, parameters, tokens and facts.</summary>
internal static class OperationChanges
{
    private static readonly Difference<Operation>[] Kept =
    [
        new(true, (before, now) => before.Method != now.Method, (before, now) => $"`{before.Method}` is called `{now.Method}`."),
        new(true, (before, now) => before.Resource != now.Resource, (before, now) => $"`{before.Place}` has moved to `{now.Place}`."),
        new(false, (before, now) => before.Endpoint != now.Endpoint, (before, now) => $"It calls {now.Endpoint}; it called {before.Endpoint}."),
        new(true, (before, now) => before.PagedItem is not null && now.PagedItem is null, (before, _) => $"`{before.PagedMethod}` is gone."),
        new(false, (before, now) => before.PagedItem is null && now.PagedItem is not null,
            (_, now) => $"`{now.PagedMethod}` is new: `HelixPageable<{now.PagedItem}>`."),
        .. OpenBeta.Of<Operation>(operation => operation.Spec.IsBeta),
        .. Deprecation.Of<Operation>(operation => operation.Method, operation => operation.Spec.Node),
    ];

    /// <summary>Facts of the specification, and whether a new or another one makes Twitch, or the library, refuse calls that it took.</summary>
    private static readonly (string Key, bool RefusesCalls, string Noun)[] Facts =
    [
        ("x-acting-user", true, "The parameter of the token's own user"),
        ("x-exactly-one-of", true, "The parameters of which exactly one is needed"),
        ("x-at-least-one-of", true, "The parameters of which at least one is needed"),
        ("x-at-most-one-of", true, "The parameters of which at most one can be given"),
        ("x-token-by-transport", true, "The kind of token by transport"),
        ("x-jwt", false, "The source of the JWT's claims"),
        ("x-optional-scopes", false, "What optional scopes add"),
        ("x-rate-limit", false, "The limit that the headers don't show"),
    ];

    /// <summary>Marks of the specification, and what it means to have one, or none any more.</summary>
    private static readonly (string Key, string Added, string Removed)[] Marks =
    [
        ("x-repeatable", "A call is sent again after a failure.", "A call is no longer sent again after a failure."),
        ("x-quota", "Status 429 can mean a full quota: such a call isn't sent again.", "Status 429 no longer means a full quota."),
    ];

    public static IEnumerable<Change> Of(Operation before, Operation now, TypeChanges types)
    {
        var (old, current) = (before.Spec.ResponseContent?.Content["schema"], now.Spec.ResponseContent?.Content["schema"]);
        var returned = types.Rename(before.Returns, old, current);
        return Kept.Compare(before, now)
            .Concat(returned == now.Returns ? [] : [Change.Breaking($"`{now.Method}` returns `{now.Returns}`; it returned `{before.Returns}`.")])
            .Concat(PagedItems(before, now, types))
            .Concat(LookUps(before, now))
            .Concat(CallChanges.Of(Renamed(before, now, types), now.Parameters, "x-since", " A test that mocks the method sets it up with the parameter."))
            .Concat(now.Spec.Parameters.SelectMany(parameter => Limits(before, now, parameter)))
            .Concat(TokenChanges.Of(before.Spec, now.Spec))
            .Concat(Facts.Where(fact => NodeText.Of(before.Spec.Node[fact.Key]) != NodeText.Of(now.Spec.Node[fact.Key])).Select(fact => new Change(
                $"{fact.Noun} is {NodeText.Of(now.Spec.Node[fact.Key])}; it was {NodeText.Of(before.Spec.Node[fact.Key])}.",
                fact.RefusesCalls && now.Spec.Node[fact.Key] is not null)))
            .Concat(Marks.Where(mark => before.Spec.Node.IsTrue(mark.Key) != now.Spec.Node.IsTrue(mark.Key))
                .Select(mark => Change.Harmless(now.Spec.Node.IsTrue(mark.Key) ? mark.Added : mark.Removed)));
    }

    /// <summary>The old parameters, with the new names of their types.</summary>
    private static List<MethodParameter> Renamed(Operation before, Operation now, TypeChanges types) =>
    [
        .. before.Parameters.Select(parameter => parameter with
        {
            Type = types.Rename(parameter.Type, SchemaOf(before.Spec, parameter.Wire), SchemaOf(now.Spec, parameter.Wire)),
        }),
    ];

    /// <summary>The schema of a parameter, or of the body.</summary>
    private static SpecNode? SchemaOf(SpecOperation operation, string wire) =>
        operation.Parameter(wire) is { } parameter ? parameter["schema"] : operation.BodyContent?["schema"];

    private static IEnumerable<Change> PagedItems(Operation before, Operation now, TypeChanges types)
    {
        if (before.PagedItem is not { } was || now.PagedItem is not { } item || types.Rename(was, List(before), List(now)) == item)
            yield break;
        yield return Change.Breaking($"`{now.PagedMethod}` returns `HelixPageable<{item}>`; it returned `HelixPageable<{was}>`.");
    }

    private static SpecNode? List(Operation operation) => operation.Spec.Property(operation.Spec.Response, operation.Spec.Node["x-paginated"]?.Text ?? "");

    private static IEnumerable<Change> LookUps(Operation before, Operation now) =>
        before.LookUps.Except(now.LookUps).Select(lookUp => Change.Breaking($"`{lookUp}` is gone."))
            .Concat(now.LookUps.Except(before.LookUps).Select(lookUp => Change.Harmless($"`{lookUp}` is new.")));

    private static IEnumerable<Change> Limits(Operation before, Operation now, SpecNode parameter) =>
        before.Spec.Parameter(parameter["name"]?.Text ?? "")?["schema"] is { } old && parameter["schema"] is { } current
            ? LimitChanges.Of(now.Parameters.First(described => described.Wire == parameter["name"]?.Text).Name, old, current, isSent: true)
            : [];
}

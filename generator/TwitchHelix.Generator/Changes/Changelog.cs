using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Finds what has changed for users between two bundled documents. Texts and examples aren't compared.</summary>
internal sealed class Changelog
{
    private readonly List<(Section Section, Change Change)> found = [];
    private readonly TypeChanges types;

    private Changelog(SpecDocument before, SpecDocument now)
    {
        types = new TypeChanges(before, now);
        AddOperations(
            [.. before.Operations.Select(operation => new Operation(before, operation))],
            [.. now.Operations.Select(operation => new Operation(now, operation))]);
        AddEventSubTypes(before, now);
        Add(ScopeChanges.Section, ScopeChanges.Of(before, now));
        found.AddRange(types.All());
    }

    public static string Of(SpecDocument before, SpecDocument now) => ChangePage.Of(new Changelog(before, now).found);

    /// <summary>An operation is the same if its name is, or else its endpoint.</summary>
    private void AddOperations(List<Operation> before, List<Operation> now)
    {
        var byName = before.ToLookup(operation => operation.Method);
        var byEndpoint = before.ToLookup(operation => operation.Endpoint);
        var names = now.Select(operation => operation.Method).ToHashSet();
        var known = new HashSet<Operation>();
        foreach (var operation in now)
        {
            var old = byName[operation.Method].Concat(byEndpoint[operation.Endpoint].Where(other => !names.Contains(other.Method))).FirstOrDefault();
            if (old is null)
                Add(operation.Section, [Change.Harmless($"New: `{operation.Signature}`.")]);
            else if (known.Add(old))
                Compare(old, operation);
        }
        foreach (var gone in before.Where(operation => !known.Contains(operation)))
            Add(gone.Section with { WasBeta = gone.Spec.IsBeta }, [Change.Breaking($"`{gone.Place}` is gone.")]);
    }

    private void Compare(Operation before, Operation now)
    {
        var section = now.Section with { WasBeta = before.Spec.IsBeta };
        Add(section, OperationChanges.Of(before, now, types));
        foreach (var parameter in now.Spec.Parameters)
            types.Visit(section, before.Spec.Parameter(parameter["name"]?.Text ?? "")?["schema"], parameter["schema"], isSent: true);
        types.Visit(section, before.Spec.BodyContent?["schema"], now.Spec.BodyContent?["schema"], isSent: true);
        types.Visit(section, before.Spec.ResponseContent?.Content["schema"], now.Spec.ResponseContent?.Content["schema"], isSent: false);
    }

    private void AddEventSubTypes(SpecDocument before, SpecDocument now)
    {
        var old = before.EventSubTypes.ToLookup(type => type.ToString());
        var current = now.EventSubTypes.ToLookup(type => type.ToString());
        foreach (var type in now.EventSubTypes)
            if (old[type.ToString()].FirstOrDefault() is not { } known)
            {
                Add(EventSubChanges.Section(type), [Change.Harmless($"New: `{EventSubChanges.Signature(type)}`.")]);
            }
            else
            {
                var section = EventSubChanges.Section(type) with { WasBeta = known.IsBeta };
                Add(section, EventSubChanges.Of(known, type, types));
                types.Visit(section, known.Node["event"], type.Node["event"], isSent: false);
            }
        foreach (var gone in before.EventSubTypes.Where(type => !current.Contains(type.ToString())))
            Add(EventSubChanges.Section(gone) with { WasBeta = gone.IsBeta }, [Change.Breaking($"`{EventSubChanges.Place(gone)}` is gone.")]);
    }

    private void Add(Section section, IEnumerable<Change> changes) =>
        found.AddRange(changes.Select(change => (section, change with { IsBreaking = change.IsBreaking && !section.WasBeta })));
}

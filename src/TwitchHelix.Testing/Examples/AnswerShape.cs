using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Examples;

/// <summary>The structure of an operation's answer: its list, and the properties that name users or categories or repeat query parameters.</summary>
internal sealed class AnswerShape
{
    public AnswerShape(DescribedOperation operation)
    {
        var data = operation.ResponseSchema?.Find("data");
        if (data is { IsList: false })
            Holder = data;
        ListPath = operation.PagedList ?? (data is null ? null : data.IsList ? "data" : ListIn(data));
        Item = ListPath is null ? null : operation.ResponseSchema!.Find(ListPath)!.Items;
        Groups = Item is null ? [] : NamedGroup.Of(Item);
        Identity = Item?.Properties.Keys.FirstOrDefault(name => name == "id")
            ?? Item?.Properties.Keys.FirstOrDefault(name => name.EndsWith("_id", StringComparison.Ordinal));
        Parameters = [.. operation.Parameters.Select(parameter => Sent(operation, parameter)).OfType<SentParameter>()];
        var asked = operation.Parameters.Where(parameter => parameter is { IsRequired: true, Schema.IsList: false })
            .Select(parameter => parameter.AnsweredAs ?? parameter.Name).ToHashSet();
        Subject = Groups.FirstOrDefault(group => !asked.Contains(group.Id));
        Count = Item?.Properties.FirstOrDefault(property => property.Key is "viewer_count" or "view_count" && property.Value.Type == "integer").Key;
    }

    /// <summary>The path of the list of items. Null for none.</summary>
    public string? ListPath { get; }

    /// <summary>The schema of the list's items. Null if the answer has no list.</summary>
    public DescribedSchema? Item { get; }

    /// <summary>The schema of <c>data</c> if it is an object, with or without a list in it. Null if <c>data</c> is a list.</summary>
    public DescribedSchema? Holder { get; }

    public IReadOnlyList<NamedGroup> Groups { get; }

    /// <summary>The user or category that each item of a list is about, a different one in each item. Null for none.</summary>
    public NamedGroup? Subject { get; }

    /// <summary>The property that identifies an item. Null for none.</summary>
    public string? Identity { get; }

    /// <summary>The numeric property that lists are sorted by, in descending order. Null for none.</summary>
    public string? Count { get; }

    public IReadOnlyList<SentParameter> Parameters { get; }

    public NamedGroup? GroupOf(string property) => Groups.FirstOrDefault(group => group.Has(property));

    private static string? ListIn(DescribedSchema data) =>
        data.Properties.FirstOrDefault(property => property.Value is { IsList: true, Items.Type: "object" }).Key is { } name ? "data." + name : null;

    private SentParameter? Sent(DescribedOperation operation, DescribedParameter parameter)
    {
        var path = parameter.AnsweredAs ?? parameter.Name;
        // The items are bare IDs.
        if (path == "id" && Item?.Type == "string")
            return new SentParameter(parameter.Name, "", Item, IsKey: true, IsOfItem: true);
        if (Item?.Find(path) is { } property)
            return new SentParameter(parameter.Name, path, property, IsKey(operation, parameter, path), IsOfItem: true);
        return Holder?.Find(path) is { } held ? new SentParameter(parameter.Name, path, held, IsKey: false, IsOfItem: false) : null;
    }

    private bool IsKey(DescribedOperation operation, DescribedParameter parameter, string path) =>
        path == "id"
        || operation.LookUpParameters.Contains(parameter.Name)
        || (parameter.Schema.IsList && operation.PagedList is null)
        || (path == Identity && (parameter.Schema.IsList || !parameter.IsRequired));
}

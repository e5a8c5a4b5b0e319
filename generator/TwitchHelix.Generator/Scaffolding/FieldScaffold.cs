using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Puts a new parameter, property or field of a condition into what the specification has already.</summary>
internal static class FieldScaffold
{
    /// <exception cref="ScaffoldException">The field is there already, or the operation isn't.</exception>
    public static void Add(Scaffold scaffold, DocumentedOperation entry, string field)
    {
        var operation = scaffold.Known.Find(entry)
            ?? throw Unknown(entry, entry.Title);
        var place = FieldPlace.Find(entry, field);
        if (place.Part == "query")
            AddParameter(scaffold, operation, place.Item);
        else if (place.Part == "body")
            PropertyScaffold.Add(scaffold, Owner(scaffold, operation.Id, operation.Body, place), place, isSent: true, operation.Id);
        else
            PropertyScaffold.Add(scaffold, Owner(scaffold, operation.Id, operation.Response, place), place, isSent: false, operation.Id);
    }

    /// <inheritdoc cref="Add(Scaffold, DocumentedOperation, string)"/>
    public static void Add(Scaffold scaffold, DocumentedEventSubType entry, string field)
    {
        var type = scaffold.Known.Find(entry)
            ?? throw Unknown(entry, $"{entry.Type} {entry.Version}");
        var place = FieldPlace.Find(entry, field);
        if (place.Part == "condition")
            AddCondition(scaffold, type, place.Item);
        else
            PropertyScaffold.Add(scaffold, Owner(scaffold, type.ToString(), type.Event?.Schema, place), place, isSent: false, type.Name ?? "");
    }

    private static ScaffoldException Unknown(DocumentedEntry entry, string name) =>
        new($"{entry.Line}: the specification doesn't have '{name}' yet; scaffold it as a whole, without --field");

    /// <summary>
    /// The order of parameters is their order in C#, so a new one is the last. Required ones come before all others.
    /// </summary>
    private static void AddParameter(Scaffold scaffold, SpecOperation operation, DocumentedItem item)
    {
        if (operation.Parameter(item.Name) is { } known)
            throw new ScaffoldException($"{known.Location}: the parameter '{item.Name}' of {operation.Id} is there already");
        var file = operation.Node.File;
        var schemas = new SchemaDraft(scaffold, new ComponentNames(scaffold.Document), file.Path, isSent: true, operation.Id);
        var parameter = ParameterDraft.Of(scaffold, file.Path, schemas, operation.Id, item);
        var what = $"the parameter {item.Name} of {operation.Id}";
        if (operation.Node["parameters"] is { } parameters)
        {
            var required = parameters.Items.Where(each => scaffold.Document.Follow(each).IsTrue("required")).Select(each => (SpecNode?)each).LastOrDefault();
            SpecNode? first = item.IsRequired && required is null && parameters.Items.Any() ? parameters.Items.First() : null;
            scaffold.Wrote(what, file.Path, scaffold.Edits.AddItem(parameters, parameter, item.IsRequired ? required : null, first));
        }
        else
        {
            var following = operation.Node.Entries.FirstOrDefault(entry => entry.Key.Text is "requestBody" or "x-error-statuses" or "responses").Key;
            if (following.File is null)
                throw new ScaffoldException($"{operation.Location}: {operation.Id} has no responses");
            scaffold.Wrote(what, file.Path, scaffold.Edits.Add(operation.Node, "parameters", new JArray(parameter), before: following));
        }
        ComponentScaffold.Add(scaffold, file, schemas.Components, ComponentScaffold.LastOf(file, operation));
    }

    private static void AddCondition(Scaffold scaffold, SpecEventSubType type, DocumentedItem item)
    {
        if (type.Condition.Where(field => field["name"]?.Text == item.Name).Select(field => (SpecNode?)field).FirstOrDefault() is { } known)
            throw new ScaffoldException($"{known.Location}: the field '{item.Name}' of the condition of {type} is there already");
        var rank = ConditionOrder.Rank(item.Name);
        SpecNode? following = type.Condition.Where(field => ConditionOrder.Rank(field["name"]?.Text) > rank).Select(field => (SpecNode?)field).FirstOrDefault();
        var condition = type.Node["condition"] ?? throw new ScaffoldException($"{type.Node.Location}: {type} has no condition");
        scaffold.Wrote(
            $"the field {item.Name} of the condition of {type}",
            condition.File.Path,
            scaffold.Edits.AddItem(condition, EventSubDraft.Field(item), before: following));
    }

    /// <summary>Finds the object that the field belongs to.</summary>
    private static SpecNode Owner(Scaffold scaffold, string title, SpecNode? root, FieldPlace place)
    {
        var owner = ObjectOf(scaffold.Document, root);
        foreach (var parent in place.Parents)
            owner = ObjectOf(scaffold.Document, owner?.At("properties", parent.Name)) ?? throw new ScaffoldException(
                $"{parent.Line}: {title} doesn't have '{parent.Path}' yet, or not as an object; scaffold that first");
        return owner ?? throw new ScaffoldException($"{place.Item.Line}: {title} has no {place.Part} yet; write that first");
    }

    /// <summary>The object that a schema is, or that its items or values are. Null if there is none.</summary>
    private static SpecNode? ObjectOf(SpecDocument document, SpecNode? schema)
    {
        for (var depth = 0; schema is { } node && depth < 50; depth++)
        {
            var target = document.Follow(node);
            if (target["properties"] is not null)
                return target;
            schema = target["items"] ?? target["additionalProperties"];
        }
        return null;
    }
}

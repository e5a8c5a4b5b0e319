using System.Globalization;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Api;

/// <summary>Checks that a call has its required parameters, and no more values than are allowed.</summary>
internal static class ParameterChecker
{
    /// <summary>Returns the error to answer with, or null if the parameters are valid.</summary>
    public static Answer? Refuse(ReceivedRequest request) => Wrong(request).FirstOrDefault() is { } message ? Answer.ApiError(400, message) : null;

    private static IEnumerable<string> Wrong(ReceivedRequest request)
    {
        var operation = request.Operation!;
        foreach (var parameter in operation.Parameters)
            if (parameter.IsRequired && request.Query(parameter.Name) is null)
                yield return $"Missing required parameter \"{parameter.Name}\"";
        foreach (var choice in operation.Choices)
        {
            var given = choice.Names.Where(request.Has).ToList();
            if (given.Count < choice.Least)
                yield return $"Missing required parameter {List(choice.Names, "or")}";
            if (given.Count > choice.Most)
                yield return $"The parameters {List(given, "and")} can't be used together: only one of {List(choice.Names, "or")} may be given";
        }
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Schema.IsList))
            if (request.CountOf(parameter.Name) is var count and > 0 && WrongLength(parameter.Name, count, parameter.Schema) is { } wrong)
                yield return wrong;
        if (operation.PagedList is not null && request.Query("first") is { } first
            && (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1 || size > operation.LargestPageSize))
            yield return $"The parameter \"first\" was malformed: the value must be from 1 to {operation.LargestPageSize}";
        if (operation.RequestSchema is { } schema && request.Json is { } body)
            foreach (var wrong in WrongLengths("", body, schema))
                yield return wrong;
    }

    private static IEnumerable<string> WrongLengths(string path, JToken value, DescribedSchema schema)
    {
        if (value is JArray list && schema.IsList && WrongLength(path, list.Count, schema) is { } wrong)
            yield return wrong;
        var inner = value switch
        {
            JObject given => given.Properties().Select(property =>
                (Name: path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value, Schema: schema.Find(property.Name))),
            JArray items => items.Select((item, index) => (Name: $"{path}[{index}]", Value: item, Schema: schema.Items)),
            _ => [],
        };
        foreach (var (name, child, described) in inner)
            if (described is not null)
                foreach (var found in WrongLengths(name, child, described))
                    yield return found;
    }

    private static string? WrongLength(string name, int count, DescribedSchema schema) =>
        count > schema.MaxItems ? $"The parameter \"{name}\" was malformed: at most {schema.MaxItems} values are allowed, not {count}"
        : count < schema.MinItems ? $"The parameter \"{name}\" was malformed: at least {schema.MinItems} values are needed, not {count}"
        : null;

    private static string List(IReadOnlyList<string> names, string last) =>
        $"{string.Join(", ", names.SkipLast(1).Select(name => $"\"{name}\""))} {last} \"{names[^1]}\"";
}

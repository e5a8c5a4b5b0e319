using System.Globalization;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Wire;

/// <summary>A call of an operation with all arguments or only the required ones, and the query that it should send.</summary>
internal sealed class WireCall
{
    // Every character with a meaning in a query, and one that isn't ASCII.
    private const string Awkward = "#+&=%/?:@ ü";
    private static readonly DateTimeOffset Time = new(2026, 3, 4, 7, 6, 7, TimeSpan.FromHours(2));
    private readonly MethodInfo method;
    private readonly object?[] arguments;

    private WireCall(MethodInfo method, object?[] arguments, IReadOnlyList<(string, string)> query)
    {
        this.method = method;
        this.arguments = arguments;
        Query = query;
    }

    /// <summary>The names and values that should be sent, unescaped.</summary>
    public IReadOnlyList<(string Name, string Value)> Query { get; }

    /// <param name="operation">The operation.</param>
    /// <param name="onlyNeeded">Whether to omit optional parameters.</param>
    /// <param name="variant">The suffix of text values, so that calls differ.</param>
    public static WireCall Create(WireOperation operation, bool onlyNeeded = false, string variant = "")
    {
        var resource = typeof(IHelixClient).GetProperty(operation.Resource)!.PropertyType;
        var method = resource.GetCurrentMethod(operation.Id + "Async") ?? throw new InvalidOperationException($"{resource.Name} has no {operation.Id}Async.");
        var query = new List<(string, string)>();
        var arguments = method.GetParameters().Select(parameter =>
        {
            if (parameter.ParameterType == typeof(CancellationToken))
                return CancellationToken.None;
            if (parameter.Name == "body")
                return JsonConvert.DeserializeObject(
                    Vary(operation, variant).ToString(), parameter.ParameterType, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });
            if (onlyNeeded && parameter.IsOptional)
                return null;
            var described = operation.Parameters.Single(each => ArgumentName(each) == parameter.Name);
            var values = Values(described, variant).ToList();
            query.AddRange(values.Select(value => ((string)described["name"]!, value)));
            return Argument(parameter.ParameterType, values);
        }).ToArray();
        return new WireCall(method, arguments, query);
    }

    /// <summary>Makes the call. Returns null if the answer has no content.</summary>
    public async Task<object?> InvokeAsync(IHelixClient twitch)
    {
        var task = (Task)method.Invoke(Resource(twitch), arguments)!;
        await task;
        return method.ReturnType.IsGenericType ? ((dynamic)task).Result : null;
    }

    /// <summary>Gets the first page by the method that enumerates the list.</summary>
    public async Task WalkToFirstPageAsync(IHelixClient twitch)
    {
        var walk = method.DeclaringType!.GetCurrentMethod(method.Name.Replace("Async", "PagedAsync", StringComparison.Ordinal))!;
        var byName = method.GetParameters().Zip(arguments).ToDictionary(pair => pair.First.Name!, pair => pair.Second);
        dynamic list = walk.Invoke(Resource(twitch), [.. walk.GetParameters().Select(parameter => byName[parameter.Name!])])!;
        await FirstPageAsync(list);
    }

    private object? Resource(IHelixClient twitch) => typeof(IHelixClient).GetProperty(method.DeclaringType!.Name[1..^"Client".Length])!.GetValue(twitch);

    private static async Task FirstPageAsync<T>(HelixPageable<T> list)
    {
        await foreach (var _ in list.AsPages())
            return;
    }

    /// <summary>The example of the body, with other values for the properties by which calls are counted.</summary>
    private static JToken Vary(WireOperation operation, string variant)
    {
        var body = operation.Body!.DeepClone();
        foreach (var name in (operation.Node["x-rate-limit"] as JArray ?? []).SelectMany(limit => limit["per"]!).Values<string>())
            if (body[name!] is JValue { Value: string value } text)
                text.Value = value + variant;
        return body;
    }

    private static IEnumerable<string> Values(JObject parameter, string variant)
    {
        var schema = Resolve((JObject)parameter["schema"]!);
        var name = (string)parameter["name"]! + variant;
        return (string?)schema["type"] == "array"
            ? [Value(Resolve((JObject)schema["items"]!), name + "1"), Value(Resolve((JObject)schema["items"]!), name + "2")]
            : [Value(schema, name)];
    }

    private static string Value(JObject schema, string name) => (string?)schema["type"] switch
    {
        "integer" => (string?)schema["minimum"] ?? "7",
        "number" => "1.5",
        "boolean" => "true",
        "string" when schema["enum"] is JArray values => (string)values[0]!,
        "string" when (string?)schema["format"] == "date-time" => "2026-03-04T05:06:07Z",
        "string" => Awkward + name,
        var type => throw new InvalidOperationException($"No value for a parameter of type {type}."),
    };

    private static object? Argument(Type type, List<string> values)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            var item = type.GetGenericArguments()[0];
            var array = Array.CreateInstance(item, values.Count);
            for (var i = 0; i < values.Count; i++)
                array.SetValue(Argument(item, [values[i]]), i);
            return array;
        }
        return type == typeof(string) ? values[0]
            : type == typeof(DateTimeOffset) ? Time
            : typeof(IEnumeratedString).IsAssignableFrom(type) ? Activator.CreateInstance(type, values[0])
            : Convert.ChangeType(values[0], type, CultureInfo.InvariantCulture);
    }

    private static JObject Resolve(JObject schema)
    {
        while ((string?)(schema["$ref"] ?? (schema["allOf"] ?? schema["oneOf"])?[0]?["$ref"]) is { } reference)
            schema = (JObject)Repository.Document["components"]!["schemas"]![reference.Split('/')[^1]]!;
        return schema;
    }

    /// <summary>The C# name of a parameter, plural for a repeated one.</summary>
    private static string ArgumentName(JObject parameter)
    {
        var name = (string)parameter["name"]!;
        return CamelCase((string?)Resolve((JObject)parameter["schema"]!)["type"] == "array" ? (string?)parameter["x-plural"] ?? name + "s" : name);
    }

    private static string CamelCase(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}

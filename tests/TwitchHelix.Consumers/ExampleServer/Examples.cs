using System.Text.Json.Nodes;

namespace TwitchHelix.Consumers;

/// <summary>The operations of an OpenAPI document, with their examples.</summary>
internal sealed class Examples
{
    private readonly Dictionary<string, Operation> operations = [];
    private readonly HashSet<string> called = [];

    public int Count => operations.Count;

    /// <summary>The operations that nobody has called.</summary>
    public IReadOnlyList<string> NotCalled => [.. operations.Keys.Where(operation => !called.Contains(operation))];

    public static Examples Read(string path)
    {
        var examples = new Examples();
        foreach (var (route, methods) in JsonNode.Parse(File.ReadAllText(path))!["paths"]!.AsObject())
            foreach (var (method, operation) in methods!.AsObject())
                examples.operations[$"{method.ToUpperInvariant()} {route}"] = Operation.Of(operation!);
        return examples;
    }

    public void Forget() => called.Clear();

    /// <summary>Answers a call that is as described with the example, and another one with an error.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var key = $"{context.Request.Method} {context.Request.Path.Value!["/helix".Length..]}";
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (!operations.TryGetValue(key, out var operation) || !operation.IsBody(body)
            || !operation.Parameters.SetEquals(context.Request.Query.Keys))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            var message = $"{key} is not described with the query {context.Request.QueryString} and the body {body}";
            await context.Response.WriteAsJsonAsync(new { error = "Bad Request", status = 400, message });
            return;
        }
        called.Add(key);
        context.Response.StatusCode = operation.Status;
        if (operation.MediaType is null)
            return;
        context.Response.ContentType = operation.MediaType;
        await context.Response.WriteAsync(operation.Answer!);
    }

    private sealed record Operation(int Status, string? MediaType, string? Answer, JsonNode? Body, IReadOnlySet<string> Parameters)
    {
        public static Operation Of(JsonNode operation)
        {
            var (status, success) = operation["responses"]!.AsObject().First(response => response.Key.StartsWith('2'));
            var (mediaType, content) = success!["content"]?.AsObject().First() ?? default;
            var answer = content?["example"];
            return new Operation(
                int.Parse(status),
                mediaType,
                mediaType == "application/json" ? answer!.ToJsonString() : (string?)answer,
                operation["requestBody"]?["content"]?.AsObject().First().Value!["example"],
                (operation["parameters"]?.AsArray() ?? []).Select(parameter => (string)parameter!["name"]!).ToHashSet());
        }

        public bool IsBody(string text) => Body is null ? text.Length == 0 : JsonNode.DeepEquals(JsonNode.Parse(text), Body);
    }
}

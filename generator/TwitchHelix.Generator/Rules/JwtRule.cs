using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-jwt</c> is only on operations that take a JWT. It names the query parameters, or properties of the body, that are the source of claims.
/// </summary>
public sealed class JwtRule : IRule
{
    private static readonly string[] Known = ["channel", "pubsub"];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Node["x-jwt"] is not { } jwt)
                continue;
            if (!(operation.Node["security"]?.Items ?? []).Any(alternative => alternative["jwt"] is not null))
                yield return Wrong(jwt.Location, $"{operation.Id} doesn't take a JWT");
            foreach (var (key, value) in jwt.Entries)
                if (!Known.Contains(key.Text))
                    yield return Wrong(key.Location, $"'{key.Text}' is not a known key; known are {string.Join(", ", Known)}");
                else if (value.Text is not { } name || operation.Argument(name) is not { } argument)
                    yield return Wrong(value.Location, $"'{value.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
                else if (argument["type"]?.Text is var type && type != (key.Text == "pubsub" ? "array" : "string"))
                    yield return Wrong(value.Location, $"'{name}' is of type {type}; 'pubsub' names a list, 'channel' a string");
        }
    }

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Jwt, message);
}

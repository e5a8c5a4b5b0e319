using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-jwt</c> stands on operations that take a JWT, and on no others. It names the query parameters, or properties of the body,
/// that claims of the JWT come from.
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
                yield return new Finding(jwt.Location, RuleCodes.Jwt, $"{operation.Id} takes no JWT");
            foreach (var (key, value) in jwt.Entries)
                if (!Known.Contains(key.Text))
                    yield return new Finding(key.Location, RuleCodes.Jwt, $"'{key.Text}' has no meaning here; known are {string.Join(", ", Known)}");
                else if (value.Text is not { } name || operation.Argument(name) is not { } argument)
                    yield return new Finding(value.Location, RuleCodes.Jwt, $"'{value.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
                else if (argument["type"]?.Text is var type && type != (key.Text == "pubsub" ? "array" : "string"))
                    yield return new Finding(value.Location, RuleCodes.Jwt, $"'{name}' is a {type}: 'pubsub' names a list, 'channel' a string");
        }
    }
}

using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-jwt</c> stands on every operation that takes a JWT, and on no other. It names the query parameters, or properties of
/// the body, that the JWT is made for.
/// </summary>
public sealed class JwtRule : IRule
{
    private static readonly string[] Known = ["extension", "channel", "pubsub"];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            var takesJwt = (operation.Node["security"]?.Items ?? []).Any(alternative => alternative["jwt"] is not null);
            if (operation.Node["x-jwt"] is not { } jwt)
            {
                if (takesJwt)
                    yield return new Finding(operation.Location, RuleCodes.Jwt, $"{operation.Id} takes a JWT: say in 'x-jwt' what it is made for, {{}} if it needs nothing");
                continue;
            }
            if (!takesJwt)
                yield return new Finding(jwt.Location, RuleCodes.Jwt, $"{operation.Id} takes no JWT");
            foreach (var (key, value) in jwt.Entries)
                if (!Known.Contains(key.Text))
                    yield return new Finding(key.Location, RuleCodes.Jwt, $"'{key.Text}' has no meaning here; known are {string.Join(", ", Known)}");
                else if (value.Text is not { } name || operation.Argument(name) is not { } argument)
                    yield return new Finding(value.Location, RuleCodes.Jwt, $"'{value.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
                else if (argument["type"]?.Text is var type && type != (key.Text == "pubsub" ? "array" : "string"))
                    yield return new Finding(value.Location, RuleCodes.Jwt, $"'{name}' is a {type}: 'pubsub' names a list, the others name a string");
        }
    }
}

using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every body, response and event has an example, which the tests and the test server use.</summary>
public sealed class ExampleRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.BodyContent is { } body && body["example"] is null)
                yield return new Finding(body.Location, RuleCodes.NoExample, $"the body of {operation.Id} needs an example");
            if (operation.ResponseContent is { } response && response.Content["example"] is null)
                yield return new Finding(response.Type.Location, RuleCodes.NoExample, $"the response of {operation.Id} needs an example");
        }
        foreach (var type in document.EventSubTypes.Where(type => type.Node["examples"] is not null && !type.Examples.Any()))
            yield return new Finding(type.Node.Location, RuleCodes.NoExample, $"the events of {type} need an example");
    }
}

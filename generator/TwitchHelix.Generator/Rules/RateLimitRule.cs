using TwitchHelix.Generator.Specification;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// <c>x-rate-limit</c> lists limits: a number of calls in a number of seconds, counted by query parameters or properties of the body.
/// </summary>
public sealed class RateLimitRule : IRule
{
    private static readonly string[] Known = ["calls", "seconds", "per"];

    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Node["x-rate-limit"] is not { } limits)
                continue;
            if (!limits.Items.Any())
                yield return Wrong(limits, $"{operation.Id} lists no limit");
            if (limits.Items.Select(limit => Count(limit["seconds"])).ToList() is var seconds && !seconds.SequenceEqual(seconds.Order()))
                yield return Wrong(limits, $"the limits of {operation.Id} must be in the order of their seconds");
            foreach (var limit in limits.Items)
            {
                foreach (var key in Known.Where(key => limit[key] is null))
                    yield return Wrong(limit, $"a limit of {operation.Id} needs '{key}'");
                foreach (var (key, _) in limit.Entries.Where(entry => !Known.Contains(entry.Key.Text)))
                    yield return Wrong(key, $"'{key.Text}' is not a known key; known are {string.Join(", ", Known)}");
                foreach (var number in new[] { limit["calls"], limit["seconds"] }.OfType<SpecNode>().Where(number => Count(number) is null))
                    yield return Wrong(number, $"'{number.Text}' is not a whole number above 0");
                if (limit["per"] is { } list && list.Yaml is not YamlSequenceNode)
                    yield return Wrong(list, "'per' must be a list; an empty one is a limit for the whole application");
                foreach (var part in (limit["per"]?.Items ?? []).Where(part => part.Text is not { } name || operation.Argument(name) is null))
                    yield return Wrong(part, $"'{part.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
            }
        }
    }

    private static int? Count(SpecNode? node) => int.TryParse(node?.Text, out var number) && number > 0 ? number : null;

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.RateLimit, message);
}

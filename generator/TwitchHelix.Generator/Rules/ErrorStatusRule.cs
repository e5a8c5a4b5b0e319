using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary><c>x-error-statuses</c> lists statuses of failures, each once, the lowest first.</summary>
public sealed class ErrorStatusRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Node["x-error-statuses"] is not { } list)
                continue;
            var statuses = list.Items.ToList();
            if (statuses.Count == 0)
                yield return Wrong(list, $"{operation.Id} lists no status of a failure; omit the key");
            foreach (var status in statuses.Where(status => status.Text is not ['4' or '5', >= '0' and <= '9', >= '0' and <= '9']))
                yield return Wrong(status, $"'{status.Text}' is not a status of a failure, 400 to 599");
            foreach (var (before, status) in statuses.Zip(statuses.Skip(1)))
                if (string.CompareOrdinal(before.Text, status.Text) >= 0)
                    yield return Wrong(status, $"'{status.Text}' must not come after '{before.Text}': each status once, the lowest first");
        }
    }

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.ErrorStatuses, message);
}

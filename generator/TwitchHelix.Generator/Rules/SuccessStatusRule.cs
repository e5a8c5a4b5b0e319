using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Every operation has exactly one success status. 204 has no content, 200 has.</summary>
public sealed class SuccessStatusRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Successes.ToList() is not [var (status, response)])
            {
                yield return new Finding(operation.Location, RuleCodes.SuccessStatus, $"{operation.Id} needs exactly one response with a 2xx status");
                continue;
            }
            var content = response["content"] is not null;
            if (status.Text is not ['2', >= '0' and <= '9', >= '0' and <= '9'])
                yield return new Finding(status.Location, RuleCodes.SuccessStatus, $"'{status.Text}' of {operation.Id} is not an exact status");
            else if (status.Text == "204" && content)
                yield return new Finding(status.Location, RuleCodes.SuccessStatus, $"{operation.Id} answers 204, which has no content");
            else if (status.Text == "200" && !content)
                yield return new Finding(status.Location, RuleCodes.SuccessStatus, $"{operation.Id} answers 200; add the content, or change the status to 204");
        }
    }
}

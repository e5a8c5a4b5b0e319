using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// A parameter that is newer than its method says since which version: <c>x-since</c>, or <c>since</c> of a condition's field. It is optional, and comes
/// after all older ones, so that calls that pass those by position stay the same.
/// </summary>
public sealed partial class SinceRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        document.Operations.SelectMany(operation => Check("x-since", operation.Id, operation.Parameters)).Concat(
            document.EventSubTypes.SelectMany(type => Check("since", type.ToString(), type.Condition)));

    private static IEnumerable<Finding> Check(string key, string title, IEnumerable<SpecNode> parameters)
    {
        var newest = new Version(0, 0);
        foreach (var parameter in parameters)
        {
            var name = parameter["name"]?.Text;
            var (since, version) = (parameter[key], new Version(0, 0));
            if (since is { } mark)
            {
                if (!Form().IsMatch(mark.Text ?? "") || !Version.TryParse(mark.Text, out version))
                {
                    yield return Wrong(mark, $"'{mark.Text}' is not a version of the library; write '1.2': parameters come only in minor versions");
                    continue;
                }
                if (parameter.IsTrue("required"))
                    yield return Wrong(mark, $"'{name}' of {title} is required, so no older method can do without it; remove {key}");
            }
            // The required ones come first in C# anyway.
            if (version < newest && !parameter.IsTrue("required"))
                yield return Wrong(parameter, $"'{name}' of {title} must come before the parameters of version {newest}, which are newer");
            newest = version > newest ? version : newest;
        }
    }

    private static Finding Wrong(SpecNode node, string message) => new(node.Location, RuleCodes.Since, message);

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\z")]
    private static partial Regex Form();
}

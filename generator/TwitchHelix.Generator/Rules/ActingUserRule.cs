using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary><c>x-acting-user</c> names a query parameter, or a property of the body (<c>data.user_id</c>).</summary>
public sealed class ActingUserRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        from operation in document.Operations
        let actingUser = operation.Node["x-acting-user"]
        where actingUser is not null
        where actingUser.Value.Text is not { } name || operation.Argument(name) is null
        select new Finding(
            actingUser.Value.Location,
            RuleCodes.ActingUser,
            $"'{actingUser.Value.Text}' is neither a query parameter nor a property of the body of {operation.Id}");
}

using System.Reflection;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Metadata;

[Parallelizable(ParallelScope.All)]
public sealed class ScopesTests
{
    [Test]
    public void Every_scope_of_the_document_is_a_constant_named_after_it()
    {
        var described = Repository.Document.SelectToken("components.securitySchemes.user.flows.authorizationCode.scopes")!.Cast<JProperty>()
            .Select(scope => scope.Name).ToList();
        var constants = typeof(TwitchScopes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        Assert.That(described, Is.Not.Empty);
        Assert.That(TwitchScopes.All, Is.EquivalentTo(described).And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(constants.Values, Is.EquivalentTo(described));
        Assert.That(constants.Select(constant => constant.Key.ToLowerInvariant()),
            Is.EqualTo(constants.Values.Select(scope => scope.Replace(":", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal))));
        Assert.That((TwitchScopes.UserReadEmail, TwitchScopes.ChannelManageGuestStar), Is.EqualTo(("user:read:email", "channel:manage:guest_star")));
    }

    [Test]
    public void Nothing_is_needed_for_nothing() => Assert.That(HelixOperations.ScopesFor(), Is.Empty);

    [Test]
    public void An_operation_that_takes_no_user_token_or_one_without_scopes_adds_nothing() =>
        Assert.That(HelixOperations.ScopesFor(HelixOperations.Users.GetUsers, HelixOperations.Extensions.GetExtensionSecrets,
            HelixOperations.Schedule.GetChannelICalendar, HelixOperations.Conduits.GetConduits), Is.Empty);

    [Test]
    public void Reading_is_enough_to_read() =>
        Assert.That(HelixOperations.ScopesFor(HelixOperations.Polls.GetPolls, HelixOperations.Moderation.GetVips),
            Is.EqualTo(new[] { "channel:read:polls", "channel:read:vips" }));

    [Test]
    public void What_one_operation_needs_serves_the_others() =>
        Assert.That(
            HelixOperations.ScopesFor(HelixOperations.Polls.GetPolls, HelixOperations.Polls.CreatePoll, HelixOperations.Users.UpdateUser),
            Is.EqualTo(new[] { "channel:manage:polls", "user:edit" }));

    [Test]
    public void The_order_of_the_operations_does_not_matter()
    {
        var operations = HelixOperations.All.ToArray();
        var expected = HelixOperations.ScopesFor(operations);
        Array.Reverse(operations);

        Assert.That(HelixOperations.ScopesFor(operations), Is.EqualTo(expected).And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void The_set_is_the_smallest_and_narrowest_of_all_that_will_do()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"Seed: {seed}");
        var random = new Random(seed);
        var choosy = HelixOperations.All.Where(operation => Choices(operation).Count > 0).ToArray();
        for (var round = 0; round < 200; round++)
        {
            var operations = Enumerable.Range(0, random.Next(1, 7)).Select(_ => choosy[random.Next(choosy.Length)]).ToArray();

            var expected = operations.Aggregate(new List<string[]> { Array.Empty<string>() }, (sets, operation) =>
                    [.. sets.SelectMany(set => Choices(operation).Select(choice => set.Union(choice).ToArray()))])
                .Select(set => set.Order(StringComparer.Ordinal).ToArray())
                .OrderBy(set => set.Length).ThenBy(set => set.Count(scope => !scope.Split(':').Contains("read")))
                .ThenBy(set => string.Join(' ', set), StringComparer.Ordinal).First();

            Assert.That(HelixOperations.ScopesFor(operations), Is.EqualTo(expected),
                $"seed {seed}: {string.Join(", ", operations.Select(operation => operation.Name))}");
        }
    }

    [Test]
    public void Subscriptions_are_counted_with_the_operations() =>
        Assert.That(
            HelixOperations.ScopesFor(
                [HelixOperations.Polls.CreatePoll],
                [
                    EventSubSubscriptionTypes.ChannelPollBegin("1"), EventSubSubscriptionTypes.ChannelVipAdd("1"),
                    EventSubSubscriptionTypes.StreamOnline("1"), EventSubSubscriptionTypes.DropEntitlementGrant("1"),
                ]),
            Is.EqualTo(new[] { "channel:manage:polls", "channel:read:vips" }));

    [Test]
    public void Everything_at_once_can_be_counted()
    {
        var types = Repository.Document["x-eventsub-types"]!
            .Select(type => new EventSubSubscriptionType((string)type["type"]!, (string)type["version"]!, new Dictionary<string, string>())).ToList();

        var scopes = HelixOperations.ScopesFor(HelixOperations.All, types);

        Assert.That(types.Select(type => ScopesLeftOut(type.AcceptedTokens, scopes))
            .Concat(HelixOperations.All.Select(operation => ScopesLeftOut(operation.AcceptedTokens, scopes))), Is.All.Zero);

        static int ScopesLeftOut(IEnumerable<HelixAcceptedToken> accepted, IReadOnlyList<string> granted) =>
            accepted.Where(token => token.Kind == HelixTokenKind.User).Select(token => token.Scopes.Except(granted).Count()).DefaultIfEmpty().Min();
    }

    [Test]
    public void No_operation_may_be_null()
    {
        Assert.That(() => HelixOperations.ScopesFor(null!, []), Throws.ArgumentNullException);
        Assert.That(() => HelixOperations.ScopesFor([], null!), Throws.ArgumentNullException);
        Assert.That(() => HelixOperations.ScopesFor([], [null!]), Throws.ArgumentNullException);
        Assert.That(() => HelixOperations.ScopesFor(null!), Throws.ArgumentNullException);
        Assert.That(() => HelixOperations.ScopesFor(HelixOperations.Users.GetUsers, null!), Throws.ArgumentNullException);
    }

    private static List<IReadOnlyList<string>> Choices(HelixOperation operation) =>
        [.. operation.AcceptedTokens.Where(token => token.Kind == HelixTokenKind.User).Select(token => token.Scopes)];
}

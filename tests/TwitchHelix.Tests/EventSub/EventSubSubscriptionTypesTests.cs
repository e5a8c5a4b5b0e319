using System.Reflection;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.EventSub;

[Parallelizable(ParallelScope.All)]
public sealed class EventSubSubscriptionTypesTests
{
    private static IEnumerable<TestCaseData> DescribedTypes() =>
        Repository.Document["x-eventsub-types"]!.Children<JObject>().Select(type => new TestCaseData(type).SetName("{m}(" + type["name"] + ")"));

    [TestCaseSource(nameof(DescribedTypes))]
    public void Each_has_its_type_version_and_condition(JObject described)
    {
        var method = typeof(EventSubSubscriptionTypes).GetCurrentMethod((string)described["name"]!)!;
        var fields = described["condition"]!.Select(field => (Name: (string)field["name"]!, IsRequired: field["required"] is not null))
            .OrderBy(field => !field.IsRequired).ToList();

        var all = (EventSubSubscriptionType)method.Invoke(null, [.. fields.Select(field => "value of " + field.Name)])!;
        var needed = (EventSubSubscriptionType)method.Invoke(null, [.. fields.Select(field => field.IsRequired ? "value of " + field.Name : null)])!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.ToString(), Is.EqualTo($"{described["type"]} {described["version"]}"));
            Assert.That(all.Condition, Is.EquivalentTo(fields.ToDictionary(field => field.Name, field => "value of " + field.Name)));
            Assert.That(needed.Condition.Keys, Is.EquivalentTo(fields.Where(field => field.IsRequired).Select(field => field.Name)));
            foreach (var (field, index) in fields.Select((field, index) => (field, index)).Where(entry => entry.field.IsRequired))
                Assert.That(
                    () => method.Invoke(null, [.. fields.Select((_, other) => other == index ? "" : "value")]),
                    Throws.TypeOf<TargetInvocationException>().With.InnerException.TypeOf<ArgumentException>().And.InnerException.Property("ParamName")
                        .EqualTo(method.GetParameters()[index].Name));
        }
    }

    [TestCaseSource(nameof(DescribedTypes))]
    public void Each_knows_the_tokens_that_it_takes(JObject described)
    {
        var type = new EventSubSubscriptionType((string)described["type"]!, (string)described["version"]!, new Dictionary<string, string>());
        var groups = (described["scopes"] ?? new JArray()).Select(group => group is JArray any ? [.. any.Values<string>()] : new[] { (string?)group }).ToList();
        var kinds = described["tokens"]!.Select(kind => Enum.Parse<HelixTokenKind>((string)kind!, ignoreCase: true));
        var onlyForApps = described["app_scopes"]?.Values<string>() ?? [];

        var accepted = type.AcceptedTokens;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted.Select(token => token.Kind).Distinct(), Is.EqualTo(kinds));
            Assert.That(accepted.Select(token => token.ToString()), Is.Unique);
            foreach (var sets in accepted.GroupBy(token => token.Kind, token => token.Scopes))
            {
                Assert.That(sets.Count(), Is.EqualTo(groups.Aggregate(1, (product, group) => product * group.Length)), "every choice is there");
                foreach (var scopes in sets)
                {
                    Assert.That(groups.Select(group => group.Count(scopes.Contains)), Is.All.EqualTo(1), "one of each group");
                    Assert.That(scopes.Except(groups.SelectMany(group => group)), Is.EquivalentTo(sets.Key == HelixTokenKind.App ? onlyForApps : []));
                }
            }
        }
    }

    [Test]
    public void Nothing_is_known_of_the_tokens_of_a_type_that_is_new_at_Twitch() =>
        Assert.That(new EventSubSubscriptionType("user.dream", "1", new Dictionary<string, string>()).AcceptedTokens, Is.Empty);

    [Test]
    public void Each_method_is_described() =>
        Assert.That(typeof(EventSubSubscriptionTypes).GetCurrentMethods().Where(method => method.IsStatic).Select(method => method.Name),
            Is.EquivalentTo(Repository.Document["x-eventsub-types"]!.Select(type => (string?)type["name"])));

    [Test]
    public void The_broadcaster_comes_first_then_the_moderator_then_the_user()
    {
        string[] order = ["broadcasterUserId", "moderatorUserId", "userId"];

        foreach (var method in typeof(EventSubSubscriptionTypes).GetMethods(BindingFlags.Public | BindingFlags.Static))
            Assert.That(method.GetParameters().Select(parameter => Array.IndexOf(order, parameter.Name!)).Where(index => index >= 0), Is.Ordered, method.Name);
    }

    [Test]
    public async Task One_is_sent_as_type_version_and_condition()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[],"total":0,"total_cost":0,"max_total_cost":10}""", 202));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        await twitch.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(
            EventSubSubscriptionTypes.ChannelFollow("40010001", "40010003"),
            CreateEventSubSubscriptionTransport.WebSocket("session")));

        Assert.That(server.Calls.Single().Body, Is.EqualTo(
            """{"type":"channel.follow","version":"2","condition":{"broadcaster_user_id":"40010001","moderator_user_id":"40010003"},"""
            + "\"transport\":{\"method\":\"websocket\",\"session_id\":\"session\"}}"));
    }

    [Test]
    public void Only_the_type_whose_messages_have_several_events_asks_for_them()
    {
        var transport = CreateEventSubSubscriptionTransport.Conduit("c1");

        Assert.That(CreateEventSubSubscriptionBody.For(EventSubSubscriptionTypes.DropEntitlementGrant("o1"), transport).IsBatchingEnabled, Is.True);
        Assert.That(CreateEventSubSubscriptionBody.For(EventSubSubscriptionTypes.StreamOnline("1"), transport).IsBatchingEnabled, Is.Null);
    }

    [Test]
    public void A_type_that_is_new_at_Twitch_can_be_made_by_hand()
    {
        var condition = new Dictionary<string, string> { ["user_id"] = "1" };
        var type = new EventSubSubscriptionType("user.dream", "1", condition);
        condition["user_id"] = "2";

        Assert.That(type.Condition["user_id"], Is.EqualTo("1"));
    }
}

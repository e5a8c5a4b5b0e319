using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.EventSub;

/// <summary>A webhook's messages become typed events, and whatever Twitch adds later loses none.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class EventSubMessageTests
{
    private static IEnumerable<TestCaseData> Arrivals() =>
        from described in DescribedEvent.All
        from isWebSocket in new[] { false, true }
        select new TestCaseData(described, isWebSocket);

    [TestCaseSource(nameof(Arrivals))]
    public void An_event_arrives_typed_with_nothing_left_over_and_nothing_lost(DescribedEvent described, bool isWebSocket)
    {
        var notification = isWebSocket ? (EventSubNotification)EventSubMessage.Read(Frame(described)) : new WebhookRequest(described.Body).ReadNotification();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(notification.Events, Has.Count.EqualTo(described.IsBatched ? 2 : 1));
            Assert.That(notification.Event.GetType().Name, Is.EqualTo(described.Class));
            Assert.That(UnknownFields.In(notification.Event), Is.Empty);
            Assert.That(UnknownFields.In(notification.Subscription), Is.Empty);
            Assert.That(notification.AdditionalProperties, Is.Empty);
            Assert.That(Parse(notification.Event.ToJson()), Is.EqualTo(described.Example).Using<JToken>(AreEqual), notification.Event.ToJson());
        }
    }

    [Test]
    public void Each_of_the_83_types_has_an_example() =>
        Assert.That(DescribedEvent.All.Select(described => described.ToString()).Distinct().Count(), Is.EqualTo(83));

    [Test]
    public void Each_class_of_an_event_is_described() => Assert.That(
        DescribedEvent.All.Select(described => described.Class).Distinct(),
        Is.EquivalentTo(typeof(EventSubEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EventSubEvent)) && type != typeof(UnknownEvent)).Select(type => type.Name)));

    [Test]
    public void A_message_tells_its_ID_its_time_and_its_subscription()
    {
        var message = new WebhookRequest(DescribedEvent.All[0].Body).Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.MessageId, Is.EqualTo("e76c6bd4-55c9-4987-8304-da1588d8988b"));
            Assert.That(message.MessageType, Is.EqualTo("notification"));
            Assert.That(message.Timestamp, Is.EqualTo(new DateTimeOffset(2026, 11, 16, 10, 11, 12, TimeSpan.Zero).AddTicks(4_647_578)));
            Assert.That(message.Subscription.Id, Is.EqualTo("f1c2a387-161a-49f9-a165-0f21d7a4e1c4"));
            Assert.That(message.Subscription.Status, Is.EqualTo(EventSubSubscriptionStatus.Enabled));
            Assert.That(message.Subscription.Transport.Method, Is.EqualTo(EventSubTransportMethod.Webhook));
        }
    }

    [Test]
    public void A_challenge_and_a_revocation_are_told()
    {
        var body = Follow("""{}""");
        body.Remove("event");
        body["challenge"] = "pogchamp-kappa-360noscope-vohiyo";
        var challenge = new WebhookRequest(body, "webhook_callback_verification").Read();
        body.Remove("challenge");
        body["subscription"]!["status"] = "authorization_revoked";
        var revocation = new WebhookRequest(body, "revocation").Read();

        Assert.That(((EventSubChallenge)challenge).Challenge, Is.EqualTo("pogchamp-kappa-360noscope-vohiyo"));
        Assert.That(revocation, Is.TypeOf<EventSubRevocation>());
        Assert.That(revocation.Subscription.Status, Is.EqualTo(EventSubSubscriptionStatus.AuthorizationRevoked));
    }

    [Test]
    public void A_challenge_to_the_shard_of_a_conduit_has_no_subscription()
    {
        const string Body = """{"challenge":"abc","conduit_shard":{"conduit_id":"c1","shard":"0"}}""";
        var request = new WebhookRequest(Encoding.UTF8.GetBytes(Body), "webhook_callback_verification");

        var challenge = (EventSubChallenge)request.Read();

        Assert.That((challenge.Challenge, challenge.Subscription.Id), Is.EqualTo(("abc", "")));
        Assert.That((string?)challenge.AdditionalProperties["conduit_shard"]["conduit_id"], Is.EqualTo("c1"));
    }

    [TestCase("user.dream", "1")]
    [TestCase("channel.follow", "99")]
    public void An_event_of_an_unknown_type_or_version_is_kept_whole(string type, string version)
    {
        var body = Follow("""{"user_id":"1","depth":[1,{"a":null}]}""");
        (body["subscription"]!["type"], body["subscription"]!["version"]) = (type, version);

        var notification = new WebhookRequest(body).ReadNotification();

        Assert.That(notification.Event, Is.TypeOf<UnknownEvent>());
        Assert.That(Parse(notification.Event.ToJson()), Is.EqualTo(body["event"]!).Using<JToken>(JToken.DeepEquals));
        Assert.That((string?)notification.Event.AdditionalProperties["user_id"], Is.EqualTo("1"));
    }

    [Test]
    public void A_message_of_an_unknown_kind_is_kept()
    {
        var message = new WebhookRequest(Follow("""{"user_id":"1"}"""), "farewell").Read();

        Assert.That((message.GetType(), message.MessageType), Is.EqualTo((typeof(EventSubMessage), "farewell")));
        Assert.That(message.Events.Single(), Is.TypeOf<ChannelFollowEvent>());
        Assert.That(message.Subscription.Type, Is.EqualTo("channel.follow"));
    }

    [TestCaseSource(typeof(DescribedEvent), nameof(DescribedEvent.All))]
    public void Null_where_nobody_promised_it_loses_no_event(DescribedEvent described)
    {
        foreach (var name in described.Example.Properties().Select(property => property.Name).ToList())
        {
            var body = (JObject)described.Body.DeepClone();
            var told = described.IsBatched ? body["events"]![0]! : body["event"]!;
            told[name] = JValue.CreateNull();

            var notification = new WebhookRequest(body).ReadNotification();

            Assert.That(notification.Event.GetType().Name, Is.EqualTo(described.Class), name);
            Assert.That(UnknownFields.In(notification.Event), Is.Empty, name);
        }
    }

    [TestCaseSource(typeof(DescribedEvent), nameof(DescribedEvent.All))]
    public void A_value_of_another_type_is_kept_and_loses_no_event(DescribedEvent described)
    {
        foreach (var name in described.Example.Properties().Select(property => property.Name).ToList())
            foreach (var odd in (JToken[])[new JObject { ["odd"] = new JArray(1) }, new JArray(new JArray(1), "x"), "no such value", 5])
            {
                var body = (JObject)described.Body.DeepClone();
                var told = (JObject)(described.IsBatched ? body["events"]![0]! : body["event"]!);
                told[name] = odd;

                var read = new WebhookRequest(body).ReadNotification().Event;

                Assert.That(read.GetType().Name, Is.EqualTo(described.Class), name);
            }
    }

    [Test]
    public void Fields_and_values_that_Twitch_adds_later_are_kept()
    {
        var notification = new WebhookRequest(Follow("""{"user_id":"1","mood":"happy"}""")).ReadNotification();

        Assert.That(notification.Event.AdditionalProperties.Keys, Is.EqualTo(new[] { "mood" }));
        Assert.That(((ChannelFollowEvent)notification.Event).UserId, Is.EqualTo("1"));
    }

    [Test]
    public void The_subscription_may_come_behind_the_event()
    {
        var body = Follow("""{"user_id":"1"}""");
        var turned = new JObject(body.Properties().Reverse());

        Assert.That(new WebhookRequest(turned).ReadNotification().Event, Is.TypeOf<ChannelFollowEvent>());
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("channel.ban")]
    public void The_signed_body_says_the_type_whatever_the_headers_say(string? header)
    {
        foreach (var isTurned in new[] { false, true })
        {
            var body = Follow("""{"user_id":"1"}""");
            var request = new WebhookRequest(isTurned && header is not "channel.ban" ? new JObject(body.Properties().Reverse()) : body);
            foreach (var name in new[] { "Twitch-Eventsub-Subscription-Type", "Twitch-Eventsub-Subscription-Version" })
                if (header is null)
                    request.Headers.Remove(name);
                else
                    request.Headers[name] = header;

            var message = request.ReadNotification();

            Assert.That((message.Event as ChannelFollowEvent)?.UserId, Is.EqualTo("1"));
            Assert.That(message.AdditionalProperties, Is.Empty);
        }
    }

    [Test]
    public void One_event_beside_a_list_loses_neither()
    {
        var body = Follow("""{"user_id":"1"}""");
        body["events"] = JArray.Parse("""[{"user_id":"2"},{"user_id":"3"}]""");

        Assert.That(new WebhookRequest(body).Read().Events.Cast<ChannelFollowEvent>().Select(follow => follow.UserId), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [TestCase("null")]
    [TestCase("7")]
    public void What_is_no_event_is_kept_beside_an_empty_one(string json)
    {
        var body = Follow("{}");
        body["event"] = JToken.Parse(json);

        var message = new WebhookRequest(body).ReadNotification();

        Assert.That(message.Events, Is.Empty);
        Assert.That(message.Event, Is.TypeOf<UnknownEvent>());
        Assert.That(message.AdditionalProperties.Keys, Is.EqualTo(json == "7" ? ["event"] : Array.Empty<string>()));
    }

    [Test]
    public void Null_under_another_name_of_a_field_says_nothing()
    {
        var body = (JObject)DescribedEvent.All.First(described => described.Type == "channel.unban_request.resolve").Body.DeepClone();
        body["event"]!["moderator_user_id"] = "7";
        body["event"]!["moderator_id"] = null;

        Assert.That(((ChannelUnbanRequestResolveEvent)new WebhookRequest(body).ReadNotification().Event).ModeratorUserId, Is.EqualTo("7"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"s3cret\"")]
    [TestCase("{\"event\":s3cret}")]
    [TestCase("{\"event\":{\"user_id\":\"s3cret")]
    [TestCase("<html>s3cret</html>")]
    [TestCase("\u00ff\u00fe")]
    public void A_body_that_is_no_message_is_told_without_a_word_of_it(string body)
    {
        var request = new WebhookRequest(Encoding.UTF8.GetBytes(body));

        Assert.That(request.Read, Throws.TypeOf<HelixException>().With.Message.Contains("EventSub message").And.Message.Not.Contains("s3cret"));
    }

    [Test]
    public void A_huge_body_is_bounded()
    {
        var request = new WebhookRequest(Encoding.UTF8.GetBytes("{\"event\":{\"a\":[" + string.Join(',', Enumerable.Repeat("{}", 150_000)) + "]}}"));

        Assert.That(request.Read, Throws.TypeOf<HelixException>().With.Message.Contains("200000 JSON tokens"));
    }

    [Test]
    public void A_WebSocket_tells_its_session()
    {
        var welcome = (EventSubWelcome)EventSubMessage.Read("""
            {"metadata":{"message_id":"96a3f3b5","message_type":"session_welcome","message_timestamp":"2026-07-19T14:56:51.634234626Z"},
             "payload":{"session":{"id":"AQoQexAWVYKSTIu4ec_2VAxyuhAB","status":"connected","connected_at":"2026-07-19T14:56:51.616329898Z",
             "keepalive_timeout_seconds":10,"reconnect_url":null,"recovery_url":null}}}
            """u8.ToArray());
        var reconnect = (EventSubReconnect)EventSubMessage.Read("""
            {"metadata":{"message_id":"84c1e79a","message_type":"session_reconnect","message_timestamp":"2026-07-19T14:56:51.634234626Z"},
             "payload":{"session":{"id":"AQoQexAWVYKSTIu4ec_2VAxyuhAB","status":"reconnecting","keepalive_timeout_seconds":null,
             "reconnect_url":"wss://eventsub.example/ws?id=1"}}}
            """u8.ToArray());
        var keepalive = EventSubMessage.Read("""
            {"metadata":{"message_id":"1","message_type":"session_keepalive","message_timestamp":"2026-07-19T10:11:12.634234626Z"},"payload":{}}
            """u8.ToArray());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((welcome.SessionId, welcome.KeepaliveTimeout), Is.EqualTo(("AQoQexAWVYKSTIu4ec_2VAxyuhAB", TimeSpan.FromSeconds(10))));
            Assert.That((reconnect.SessionId, reconnect.ReconnectUrl), Is.EqualTo(("AQoQexAWVYKSTIu4ec_2VAxyuhAB", "wss://eventsub.example/ws?id=1")));
            Assert.That(keepalive, Is.TypeOf<EventSubKeepalive>());
            Assert.That(keepalive.MessageId, Is.EqualTo("1"));
        }
    }

    [TestCase("{}")]
    [TestCase("""{"metadata":null,"payload":null}""")]
    [TestCase("""{"metadata":{"message_type":"session_welcome"}}""")]
    [TestCase("""{"metadata":{"message_type":"notification"},"payload":{"event":7,"subscription":[1,2]}}""")]
    [TestCase("""{"metadata":{"message_type":{"a":1},"message_timestamp":"soon"},"payload":{"session":[]},"later":1}""")]
    public void A_message_that_lacks_what_was_promised_is_one_all_the_same(string message) =>
        Assert.That(() => EventSubMessage.Read(Encoding.UTF8.GetBytes(message)).Subscription, Throws.Nothing);

    [Test]
    public void The_metadata_may_come_behind_the_payload()
    {
        var frame = JObject.Parse(Encoding.UTF8.GetString(Frame(DescribedEvent.All[0]).Span));
        var turned = new JObject(frame.Properties().Reverse());

        var message = EventSubMessage.Read(Encoding.UTF8.GetBytes(turned.ToString()));

        Assert.That(((EventSubNotification)message).Event.GetType().Name, Is.EqualTo(DescribedEvent.All[0].Class));
    }

    [Test]
    public void Headers_are_needed() => Assert.That(() => EventSubMessage.Read(null!, default), Throws.ArgumentNullException);

    private static ReadOnlyMemory<byte> Frame(DescribedEvent described) => Encoding.UTF8.GetBytes(new JObject
    {
        ["metadata"] = new JObject
        {
            ["message_id"] = "befa7b53-d79d-478f-86b9-120f112b044e",
            ["message_type"] = "notification",
            ["message_timestamp"] = "2026-11-16T10:11:12.464757833Z",
            ["subscription_type"] = described.Type,
            ["subscription_version"] = described.Version,
        },
        ["payload"] = described.Body,
    }.ToString());

    private static JObject Follow(string json)
    {
        var body = (JObject)DescribedEvent.All.First(described => described.Type == "channel.follow").Body.DeepClone();
        body["event"] = JObject.Parse(json);
        return body;
    }

    private static JObject Parse(string json) =>
        JsonConvert.DeserializeObject<JObject>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    // Null for a field that may be absent is written as absent.
    private static bool AreEqual(JToken one, JToken other) => JToken.DeepEquals(WithoutNull(one), WithoutNull(other));

    private static JToken WithoutNull(JToken json)
    {
        var copy = json.DeepClone();
        foreach (var none in ((JContainer)copy).Descendants().OfType<JProperty>().Where(property => property.Value.Type == JTokenType.Null).ToList())
            none.Remove();
        return copy;
    }
}

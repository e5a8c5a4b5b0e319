using static TwitchHelix.Tests.Quirks.QuirkCase;

// Guest Star is an open beta.
#pragma warning disable TWITCHHELIX001

namespace TwitchHelix.Tests.Quirks;

/// <summary>Chat, moderation, subscriptions, and everything else that viewers take part in.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CommunityFieldQuirkTests
{
    private static readonly SendChatMessageBody Message = new() { BroadcasterId = "1", SenderId = "1", Message = "a" };

    private static IEnumerable<TestCaseData> Chat =>
    [
        .. ReadNone("D24 a color never chosen", twitch => twitch.Chat.GetUserChatColorAsync(["1"]), """{"data":[{"color":NONE,"user_id":"1"}]}""",
            answer => Assert.That((answer.Data[0].Color, answer.Data[0].UserId), Is.EqualTo(("", "1")))),
        .. ReadNone("D25 tier and set of a channel emote", twitch => twitch.Chat.GetChannelEmotesAsync("1"),
            """{"data":[{"tier":NONE,"emote_set_id":NONE,"id":"e"}]}""",
            answer => Assert.That((answer.Data[0].Tier, answer.Data[0].EmoteSetId, answer.Data[0].Id), Is.EqualTo(("", "", "e")))),
        .. ReadNone(
            "D25 set and owner of an emote", twitch => twitch.Chat.GetEmoteSetsAsync(["1"]), """{"data":[{"owner_id":NONE,"emote_set_id":NONE,"id":"e"}]}""",
            answer => Assert.That((answer.Data[0].OwnerId, answer.Data[0].EmoteSetId, answer.Data[0].Id), Is.EqualTo(("", "", "e")))),
        .. ReadNone("D25 set and owner of an emote of a user", twitch => twitch.Chat.GetUserEmotesAsync("1"),
            """{"data":[{"owner_id":NONE,"emote_set_id":NONE,"id":"e"}]}""",
            answer => Assert.That((answer.Data[0].OwnerId, answer.Data[0].EmoteSetId, answer.Data[0].Id), Is.EqualTo(("", "", "e")))),
        .. ReadNone("D27 click on a badge of a channel", twitch => twitch.Chat.GetChannelChatBadgesAsync("1"),
            """{"data":[{"set_id":"bits","versions":[{"click_action":NONE,"click_url":NONE,"id":"1"}]}]}""",
            answer => CheckBadge(answer.Data.Single())),
        .. ReadNone("D27 click on a global badge", twitch => twitch.Chat.GetGlobalChatBadgesAsync(),
            """{"data":[{"set_id":"bits","versions":[{"click_action":NONE,"click_url":NONE,"id":"1"}]}]}""",
            answer => CheckBadge(answer.Data.Single())),
        .. ReadNone("D28 durations and moderator's fields of chat settings", twitch => twitch.Chat.GetChatSettingsAsync("1"),
            """
            {"data":[{"slow_mode_wait_time":NONE,"follower_mode_duration":NONE,"moderator_id":NONE,"non_moderator_chat_delay":NONE,
            "non_moderator_chat_delay_duration":NONE,"emote_mode":true}]}
            """,
            answer => CheckSettings(answer.Data.Single())),
        .. ReadNone("D28 durations of changed chat settings", twitch => twitch.Chat.UpdateChatSettingsAsync("1", "1", new()),
            """
            {"data":[{"slow_mode_wait_time":NONE,"follower_mode_duration":NONE,"moderator_id":NONE,"non_moderator_chat_delay":NONE,
            "non_moderator_chat_delay_duration":NONE,"emote_mode":true}]}
            """,
            answer => CheckSettings(answer.Data.Single())),
        Read("D28 a duration of 0 is a value", twitch => twitch.Chat.GetChatSettingsAsync("1"), """{"data":[{"follower_mode_duration":0}]}""",
            answer => Assert.That(answer.Data[0].FollowerModeDuration, Is.Zero)),
        .. ReadNone("D29 a message sent has no drop reason", twitch => twitch.Chat.SendChatMessageAsync(Message),
            """{"data":[{"drop_reason":NONE,"message_id":"m","is_sent":true}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].DropReason, Is.Null);
                Assert.That((answer.Data[0].MessageId, answer.Data[0].IsSent), Is.EqualTo(("m", true)));
            }),
        .. new[] { ("an object", "X"), ("a list", "[X]") }.Select(form => Read($"D29 a drop reason is {form.Item1}",
            twitch => twitch.Chat.SendChatMessageAsync(Message),
            """{"data":[{"message_id":"","is_sent":false,"drop_reason":R}]}""".Replace("R", form.Item2, StringComparison.Ordinal)
                .Replace("X", """{"code":"msg_duplicate","message":"Twice."}""", StringComparison.Ordinal),
            answer =>
            {
                Assert.That((answer.Data[0].MessageId, answer.Data[0].IsSent), Is.EqualTo(("", false)));
                Assert.That((answer.Data[0].DropReason?.Code, answer.Data[0].DropReason?.Message), Is.EqualTo(("msg_duplicate", "Twice.")));
            })),
        .. new[] { "id", "gif_id" }.Select(name => Read($"the ID of a GIF in a message is sent as {name}",
            twitch => twitch.Chat.GetPinnedChatMessageAsync("1", "1"),
            """{"data":[{"message":{"text":"hi","fragments":[{"type":"gif","text":"hi","gif":{"ID":"g-1","url":"https://media.example/g-1.gif"}}]}}]}"""
                .Replace("ID", name, StringComparison.Ordinal),
            answer =>
            {
                var fragment = answer.Data[0].Message.Fragments.Single();
                Assert.That(
                    (fragment.Type, fragment.Gif?.Id, fragment.Gif?.Url), Is.EqualTo((ChatMessageFragmentType.Gif, "g-1", "https://media.example/g-1.gif")));
            })),
        Read("D29 an empty list is no drop reason", twitch => twitch.Chat.SendChatMessageAsync(Message),
            """{"data":[{"message_id":"m","is_sent":true,"drop_reason":[]}]}""",
            answer => Assert.That((answer.Data[0].DropReason, answer.Data[0].IsSent), Is.EqualTo(((ChatMessageDropReason?)null, true)))),
    ];

    private static IEnumerable<TestCaseData> Moderation =>
    [
        .. ReadNone("D31 no overall level of AutoMod", twitch => twitch.Moderation.GetAutoModSettingsAsync("1", "1"),
            """{"data":[{"overall_level":NONE,"bullying":2}]}""",
            answer => Assert.That((answer.Data[0].OverallLevel, answer.Data[0].Bullying), Is.EqualTo(((int?)null, 2)))),
        Read("D31 an overall level of 0", twitch => twitch.Moderation.GetAutoModSettingsAsync("1", "1"), """{"data":[{"overall_level":0}]}""",
            answer => Assert.That(answer.Data[0].OverallLevel, Is.Zero)),
        Read("D61 shield mode as a bare list", twitch => twitch.Moderation.GetShieldModeStatusAsync("1", "1"), """[{"is_active":true,"moderator_id":"2"}]""",
            answer => Assert.That((answer.Data[0].IsActive, answer.Data[0].ModeratorId), Is.EqualTo((true, "2")))),
        Read("D61 changed shield mode as a bare list", twitch => twitch.Moderation.UpdateShieldModeStatusAsync("1", "1", new() { IsActive = true }),
            """[{"is_active":true,"moderator_id":"2"}]""",
            answer => Assert.That((answer.Data[0].IsActive, answer.Data[0].ModeratorId), Is.EqualTo((true, "2")))),
        Read("D58 the block list names display_name", twitch => twitch.Users.GetUserBlockListAsync("1"),
            """{"data":[{"user_id":"2","user_login":"ab","display_name":"AB"}]}""",
            answer => Assert.That((answer.Data[0].UserId, answer.Data[0].UserLogin, answer.Data[0].DisplayName), Is.EqualTo(("2", "ab", "AB")))),
    ];

    private static IEnumerable<TestCaseData> Support =>
    [
        .. ReadNone("D30 a listed subscription that is no gift", twitch => twitch.Subscriptions.GetBroadcasterSubscriptionsAsync("1"),
            """{"data":[{"gifter_id":NONE,"gifter_login":NONE,"gifter_name":NONE,"is_gift":false,"tier":"1000"}],"points":NONE,"total":NONE,"pagination":{}}""",
            answer =>
            {
                Assert.That((answer.Data[0].GifterId, answer.Data[0].GifterLogin, answer.Data[0].GifterName), Is.EqualTo(("", "", "")));
                Assert.That((answer.Data[0].Tier, answer.Points, answer.Total), Is.EqualTo((SubscriptionTier.Tier1, (int?)null, (int?)null)));
            }),
        .. ReadNone("D30 a checked subscription that is no gift", twitch => twitch.Subscriptions.CheckUserSubscriptionAsync("1", "2"),
            """{"data":[{"gifter_id":NONE,"gifter_login":NONE,"gifter_name":NONE,"is_gift":false,"tier":"3000"}]}""",
            answer =>
            {
                Assert.That(new[] { answer.Data[0].GifterId, answer.Data[0].GifterLogin, answer.Data[0].GifterName }, Is.All.Null.Or.Empty);
                Assert.That(answer.Data[0].Tier, Is.EqualTo(SubscriptionTier.Tier3));
            }),
        Read("D50 images of a cheermote by theme, form and size", twitch => twitch.Bits.GetCheermotesAsync(),
            """{"data":[{"tiers":[{"images":{"dark":{"animated":{"1":"a.gif","1.5":"b.gif"},"static":{"4":"c.png"}},"light":{}}}]}]}""",
            answer =>
            {
                var images = answer.Data[0].Tiers[0].Images;
                Assert.That((images["dark"]["animated"]["1.5"], images["dark"]["static"]["4"]), Is.EqualTo(("b.gif", "c.png")));
                Assert.That(images["light"], Is.Empty);
            }),
        Read("D50 images of a cheermote are an empty list", twitch => twitch.Bits.GetCheermotesAsync(),
            """{"data":[{"tiers":[{"images":[],"color":"#fff"}]}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].Tiers[0].Images, Is.Empty);
                Assert.That(answer.Data[0].Tiers[0].Color, Is.EqualTo("#fff"));
            }),
        Read("D50 images of a cheermote are a list of themes", twitch => twitch.Bits.GetCheermotesAsync(),
            """{"data":[{"tiers":[{"images":[{"animated":{"1":"a.gif"}},{"animated":{"1":"b.gif"}}]}]}]}""",
            answer => Assert.That(answer.Data[0].Tiers[0].Images["1"]["animated"]["1"], Is.EqualTo("b.gif"))),
        Read("D50 images of a cheermote are a list of sizes", twitch => twitch.Bits.GetCheermotesAsync(),
            """{"data":[{"tiers":[{"images":{"dark":{"animated":["a.gif","b.gif"]}}}]}]}""",
            answer => Assert.That(answer.Data[0].Tiers[0].Images["dark"]["animated"]["1"], Is.EqualTo("b.gif"))),
        Read("D50 images of a cheermote are a list of their map", twitch => twitch.Bits.GetCheermotesAsync(),
            """{"data":[{"tiers":[{"images":[{"gray":{},"dark":{"animated":{"1":"a.gif"}},"light":{"static":{"1":"b.png"}}}]}]}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].Tiers[0].Images["dark"]["animated"]["1"], Is.EqualTo("a.gif"));
                Assert.That(answer.Data[0].Tiers[0].Images["light"]["static"]["1"], Is.EqualTo("b.png"));
            }),
        .. ReadNone("D51 a campaign without target", twitch => twitch.Charity.GetCharityCampaignAsync("1"),
            """{"data":[{"target_amount":NONE,"current_amount":{"value":86000,"decimal_places":2,"currency":"USD"}}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].TargetAmount, Is.Null);
                Assert.That(answer.Data[0].CurrentAmount.Value, Is.EqualTo(86000));
            }),
        .. ReadNone("D60 no hype train and no records", twitch => twitch.HypeTrain.GetHypeTrainStatusAsync("1"),
            """{"data":[{"current":NONE,"all_time_high":NONE,"shared_all_time_high":NONE}]}""",
            answer =>
            {
                Assert.That(answer.Data, Has.Count.EqualTo(1));
                Assert.That((answer.Data[0].Current, answer.Data[0].AllTimeHigh, answer.Data[0].SharedAllTimeHigh),
                    Is.EqualTo(((HypeTrain?)null, (HypeTrainRecord?)null, (HypeTrainRecord?)null)));
            }),
        .. ReadNone("D60 sharing of a hype train", twitch => twitch.HypeTrain.GetHypeTrainStatusAsync("1"),
            """{"data":[{"current":{"is_shared_train":NONE,"shared_train_participants":NONE,"level":3}}]}""",
            answer =>
            {
                Assert.That((answer.Data[0].Current?.IsSharedTrain, answer.Data[0].Current?.Level), Is.EqualTo(((bool?)null, (int?)3)));
                Assert.That(answer.Data[0].Current?.SharedTrainParticipants, Is.Empty);
            }),
        Read("D63 a guest star session with id", twitch => twitch.GuestStar.GetGuestStarSessionAsync("1", "1"),
            """{"data":[{"id":"s","guests":[{"id":"0","user_id":"2"}]}]}""",
            answer => Assert.That((answer.Data[0].Guests[0].Id, answer.Data[0].Guests[0].UserId), Is.EqualTo(("0", "2")))),
        Read("D63 a guest star session with slot_id", twitch => twitch.GuestStar.GetGuestStarSessionAsync("1", "1"),
            """{"data":[{"id":"s","guests":[{"slot_id":"0","user_id":"2"}]}]}""",
            answer => Assert.That((answer.Data[0].Guests[0].SlotId, answer.Data[0].Guests[0].UserId), Is.EqualTo(("0", "2")))),
        Read("D63 guest star settings with layout", twitch => twitch.GuestStar.GetChannelGuestStarSettingsAsync("1", "1"),
            """{"data":[{"layout":"TILED_LAYOUT"}]}""",
            answer => Assert.That(
                (answer.Data[0].Layout, answer.Data[0].GroupLayout), Is.EqualTo(((GuestStarLayout?)GuestStarLayout.TiledLayout, (GuestStarLayout?)null)))),
        Read("D63 guest star settings with group_layout", twitch => twitch.GuestStar.GetChannelGuestStarSettingsAsync("1", "1"),
            """{"data":[{"group_layout":"TILED_LAYOUT"}]}""",
            answer => Assert.That(
                (answer.Data[0].Layout, answer.Data[0].GroupLayout), Is.EqualTo(((GuestStarLayout?)null, (GuestStarLayout?)GuestStarLayout.TiledLayout)))),
    ];

    [TestCaseSource(nameof(Chat))]
    [TestCaseSource(nameof(Moderation))]
    [TestCaseSource(nameof(Support))]
    public Task Field_is_read(QuirkCase quirk) => quirk.RunAsync();

    private static void CheckBadge(ChatBadgeSet set)
    {
        var version = set.Versions.Single();
        Assert.That((set.SetId, version.Id), Is.EqualTo(("bits", "1")));
        Assert.That(new[] { version.ClickAction, version.ClickUrl }, Is.All.Null.Or.Empty);
    }

    private static void CheckSettings(ChatSettings settings)
    {
        Assert.That(settings.EmoteMode, Is.True);
        Assert.That((settings.SlowModeWaitTime, settings.FollowerModeDuration, settings.NonModeratorChatDelayDuration),
            Is.EqualTo(((int?)null, (int?)null, (int?)null)));
        Assert.That(settings.NonModeratorChatDelay, Is.Null);
        Assert.That(settings.ModeratorId, Is.Null.Or.Empty);
    }
}

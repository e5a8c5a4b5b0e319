using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Which token a call uses, and what the error says if there is none.</summary>
public sealed class ChoosingTests : TokenFixture
{
    private const string Extension = "c29tZSBzZWNyZXQgb2YgYW4gZXh0ZW5zaW9uLCBsb25nIGVub3VnaA==";

    private const string OtherUserId = "999";

    [Test]
    public async Task ForUser_takes_that_users_token_also_where_an_app_token_would_do()
    {
        await StoreTokenAsync();

        await CallAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task ForApp_takes_the_app_token_also_where_the_acting_users_is_there()
    {
        Twitch.Scopes = ["moderator:read:chatters"];
        await StoreTokenAsync();

        await Client.ForApp().Chat.GetChattersAsync("1", UserId);

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [TestCase("moderator:read:chatters", "access-1", TestName = "The acting users token comes before the app token")]
    [TestCase("user:edit", "app-token", TestName = "An acting user whose scopes are too few leaves it to the app token")]
    public async Task An_operation_that_takes_both(string scope, string used)
    {
        Twitch.Scopes = [scope];
        await StoreTokenAsync();

        await Client.Chat.GetChattersAsync("1", UserId);

        Assert.That(Used, Is.EqualTo(new[] { used }));
    }

    [Test]
    public async Task An_acting_user_without_a_token_leaves_it_to_the_app_token()
    {
        await Client.Chat.GetChattersAsync("1", UserId);

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [Test]
    public async Task An_acting_user_who_has_to_grant_access_again_leaves_it_to_the_app_token()
    {
        Twitch.Scopes = ["moderator:read:chatters"];
        Twitch.HasConsent = false;
        await StoreTokenAsync();
        Time.Advance(Life);

        await Client.Chat.GetChattersAsync("1", UserId);

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [Test]
    public async Task Without_a_secret_the_acting_users_token_is_the_only_one()
    {
        CreateClient(options => options.ClientSecret = null);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Chat.GetChattersAsync("1", UserId))!;

        Assert.That(e.UserId, Is.EqualTo(UserId));
        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
        Twitch.Scopes = ["moderator:read:chatters"];
        await StoreTokenAsync();
        await Client.Chat.GetChattersAsync("1", UserId);
        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task Where_neither_app_nor_acting_user_will_do_it_is_the_default_user()
    {
        CreateClient(options => options.DefaultUserId = UserId);
        await StoreTokenAsync();

        await Client.Users.UpdateUserAsync("hello");
        await Client.Users.GetUsersAsync();

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "app-token" }));
    }

    [Test]
    public async Task The_default_user_does_not_stand_in_for_an_acting_user()
    {
        CreateClient(options => options.DefaultUserId = UserId);
        Twitch.Scopes = ["channel:read:polls"];
        await StoreTokenAsync();

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.GetPollsAsync(OtherUserId))!;

        Assert.That(e.UserId, Is.EqualTo(OtherUserId));
    }

    [Test]
    public async Task A_token_of_the_options_comes_before_what_the_library_would_choose_but_not_before_what_the_caller_asks_for()
    {
        CreateClient(options => options.AccessToken = "given");
        await StoreTokenAsync();
        Server.Api = _ => Answer.Json("""{"data":[]}""");

        await Client.Users.GetUsersAsync();
        await CallAsync();
        await Client.ForApp().Users.GetUsersAsync();

        Assert.That(Used, Is.EqualTo(new[] { "given", "access-1", "app-token" }));
    }

    [Test]
    public async Task A_raw_call_takes_what_is_asked_for_and_else_the_app_token()
    {
        await StoreTokenAsync();

        await Client.ForUser(UserId).SendAsync<JObject>(HttpMethod.Get, "new/endpoint");
        await Client.SendAsync<JObject>(HttpMethod.Get, "new/endpoint");

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "app-token" }));
    }

    [TestCase("channel:read:polls")]
    [TestCase("channel:manage:polls")]
    public async Task Reading_is_allowed_with_the_scope_to_read_and_with_the_one_to_manage(string scope)
    {
        Twitch.Scopes = [scope];
        await StoreTokenAsync();

        await Client.Polls.GetPollsAsync(UserId);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task Managing_is_not_allowed_with_the_scope_to_read()
    {
        Twitch.Scopes = ["channel:read:polls"];
        await StoreTokenAsync();

        var body = new EndPollBody { BroadcasterId = UserId, Id = "p", Status = EndPollStatus.Terminated };
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.EndPollAsync(body))!;

        Assert.That(e.MissingScopes, Is.EqualTo(new[] { "channel:manage:polls" }));
        Assert.That(Server.Calls, Is.Empty);
    }

    [TestCase("channel_subscriptions", nameof(HelixOperations.Subscriptions.GetBroadcasterSubscriptions))]
    [TestCase("user_subscriptions", nameof(HelixOperations.Subscriptions.CheckUserSubscription))]
    public async Task A_scope_by_its_name_of_before_2020_counts(string legacy, string operation)
    {
        Twitch.Scopes = [legacy];
        await StoreTokenAsync();
        var user = Client.ForUser(UserId).Subscriptions;

        if (operation == nameof(HelixOperations.Subscriptions.GetBroadcasterSubscriptions))
            await user.GetBroadcasterSubscriptionsAsync(UserId);
        else
            await user.CheckUserSubscriptionAsync("1", UserId);

        Assert.That(Used, Is.EqualTo(new[] { "access-1" }));
    }

    [Test]
    public async Task Missing_scopes_are_named_and_asked_for_with_those_that_are_there()
    {
        CreateClient(options => options.RedirectUri = new Uri("http://localhost:3000"));
        await StoreTokenAsync();

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Polls.GetPollsAsync(UserId))!;

        var request = e.CreateAuthorizationRequest();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Operation, Is.EqualTo("GetPolls"));
            Assert.That(e.UserId, Is.EqualTo(UserId));
            Assert.That(e.MissingScopes, Is.EqualTo(new[] { "channel:read:polls" }));
            Assert.That(e.RequiredScopes, Is.EqualTo(new[] { "user:edit", "channel:read:polls" }));
            Assert.That(e.NeedsConsent, Is.True);
            Assert.That(e.Message, Does.StartWith("GetPolls can't be called"));
            Assert.That(e.Message, Does.Contain($"user {UserId} lacks channel:read:polls").And.Contain("user:edit, channel:read:polls"));
            Assert.That(Query(Client.Identity.CreateAuthorizationUrl(request)), Is.EquivalentTo(new Dictionary<string, string>
            {
                ["response_type"] = "code",
                ["client_id"] = "the-client-id",
                ["redirect_uri"] = "http://localhost:3000",
                ["scope"] = "user:edit channel:read:polls",
                ["state"] = request.State!,
            }));
            Assert.That(e.CreateAuthorizationRequest().State, Is.Not.EqualTo(request.State), "each request has a state of its own");
            Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
        }
    }

    [Test]
    public void A_missing_token_is_told_with_the_scopes_to_ask_for()
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.ForUser(OtherUserId).Polls.GetPollsAsync(OtherUserId))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.StartWith("GetPolls can't be called: there is no token of user 999."));
            Assert.That((e.UserId, e.NeedsConsent), Is.EqualTo((OtherUserId, true)));
            Assert.That(e.MissingScopes, Is.EqualTo(new[] { "channel:read:polls" }));
            Assert.That(e.RequiredScopes, Is.EqualTo(new[] { "channel:read:polls" }));
            Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
        }
    }

    [Test]
    public void Where_a_users_consent_would_not_help_none_is_asked_for()
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Extensions.GetExtensionSecretsAsync("ext"))!;

        Assert.That(e.RequiredScopes, Is.Empty);
        Assert.That(() => e.CreateAuthorizationRequest(), Throws.InvalidOperationException.With.Message.Contains("NeedsConsent"));
    }

    [Test]
    public async Task An_operation_that_does_not_take_the_token_asked_for_says_what_it_takes()
    {
        await StoreTokenAsync();

        var app = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.ForApp().Polls.GetPollsAsync(UserId))!;
        var user = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.ForUser(UserId).Extensions.GetExtensionSecretsAsync("ext"))!;

        Assert.That(app.Message, Does.StartWith("GetPolls takes no app token.").And.Contain("channel:read:polls").And.Contain("channel:manage:polls"));
        Assert.That(user.Message, Does.StartWith("GetExtensionSecrets takes no user token."));
        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
    }

    [TestCase(null)]
    [TestCase("")]
    public void A_user_without_an_ID_is_refused(string? userId) => Assert.That(() => Client.ForUser(userId!), Throws.InstanceOf<ArgumentException>());

    [TestCase("harborlight")]
    [TestCase("141981764 ")]
    [TestCase("-1")]
    [TestCase("١٤١")]
    public void A_login_in_place_of_an_ID_is_refused_with_the_way_to_the_ID(string login)
    {
        var e = Assert.Throws<ArgumentException>(() => Client.ForUser(login))!;

        Assert.That(e.ParamName, Is.EqualTo("userId"));
        Assert.That(e.Message, Does.StartWith(
            $"'{login}' is not a user's ID, which has digits only. Get the ID of a login with Users.GetUsersAsync(logins: [\"harborlight\"])."));
    }

    [Test]
    public void A_token_in_place_of_an_ID_is_refused_without_being_told() => Assert.That(
        () => Client.ForUser("secretsecretsecretsecretsecret"),
        Throws.ArgumentException.With.Message.StartsWith("What was given is not a user's ID").And.Message.Not.Contain("secret"));

    [TestCase("oauth:secret")]
    [TestCase("Bearer secret")]
    public void A_token_with_a_prefix_is_refused_by_name(string accessToken) => Assert.That(
        () => Client.Tokens.AddAsync(accessToken),
        Throws.ArgumentException.With.Message.Contains("leave that prefix off").And.Message.Not.Contain("secret"));

    [Test]
    public async Task Without_a_token_for_the_call_the_users_whose_tokens_are_stored_are_named()
    {
        await StoreTokenAsync();
        await Client.Tokens.AddAsync(new HelixToken("2", "secret-access"));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Clips.CreateClipAsync("1"))!;

        Assert.That(e.Message, Is.EqualTo(
            "There is no token for CreateClip. It takes: User token with clips:edit. "
            + "To have one, call ForUser(\"141981764\"), or set HelixOptions.DefaultUserId; or set HelixOptions.AccessToken to a token that you have already. "
            + "The store has tokens of 141981764 (twitchdev), 2."));
        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
    }

    [Test]
    public void Of_many_stored_users_five_are_named_and_no_more_than_needed_are_read()
    {
        var read = 0;
        CreateClient(configure: builder => builder.AddTokenStore(_ => new EndlessTokenStore(() => read++)));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Clips.CreateClipAsync("1"))!;

        Assert.That(e.Message, Does.EndWith("The store has tokens of 1, 2, 3, 4, 5 and more."));
        Assert.That(read, Is.EqualTo(6));
    }

    [Test]
    public async Task An_Extensions_calls_are_signed_with_what_each_needs()
    {
        CreateClient(options =>
        {
            options.Extension.Secret = Extension;
            options.Extension.OwnerId = "owner";
        });
        Server.Api = _ => Answer.Json("""{"data":[]}""");

        await Client.Extensions.GetExtensionSecretsAsync("ext");
        await Client.Extensions.SendExtensionChatMessageAsync(
            "42", new SendExtensionChatMessageBody { Text = "hello", ExtensionId = "ext", ExtensionVersion = "1" });
        await Client.Extensions.SendExtensionPubSubMessageAsync(
            new SendExtensionPubSubMessageBody { Target = ["broadcast"], BroadcasterId = "42", Message = "hello" });
        await Client.Extensions.SendExtensionPubSubMessageAsync(
            new SendExtensionPubSubMessageBody { Target = ["global"], IsGlobalBroadcast = true, Message = "hello" });

        var claims = Used.Select(Claims).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claims.Select(all => (string?)all["role"]), Is.All.EqualTo("external"));
            Assert.That(claims.Select(all => (string?)all["user_id"]), Is.All.EqualTo("owner"));
            Assert.That(
                claims.Select(all => DateTimeOffset.FromUnixTimeSeconds((long)all["exp"]!)),
                Is.All.GreaterThan(Time.GetUtcNow()).And.All.LessThan(Time.GetUtcNow().AddMinutes(10)));
            Assert.That(claims.Select(all => (string?)all["channel_id"]), Is.EqualTo(new[] { null, "42", "42", "all" }));
            Assert.That(
                claims.Select(all => string.Join(",", all["pubsub_perms"]?["send"] ?? new JArray())),
                Is.EqualTo(new[] { "", "", "broadcast", "global" }));
            Assert.That(Used.Select(Sign), Is.EqualTo(Used));
            Assert.That(Server.IdentityCalls, Is.Empty);
        }
    }

    [Test]
    public async Task A_signed_JWT_is_renewed_before_it_ends()
    {
        CreateClient(options =>
        {
            options.Extension.Secret = Extension;
            options.Extension.OwnerId = "owner";
        });
        Server.Api = _ => Answer.Json("""{"data":[]}""");

        await Client.Extensions.GetExtensionSecretsAsync("ext");
        await Client.Extensions.GetExtensionSecretsAsync("ext");
        Time.Advance(TimeSpan.FromMinutes(2));
        await Client.Extensions.GetExtensionSecretsAsync("ext");

        Assert.That(Used[1], Is.EqualTo(Used[0]));
        Assert.That((long)Claims(Used[2])["exp"]! - (long)Claims(Used[0])["exp"]!, Is.EqualTo(120));
    }

    [Test]
    public void Without_an_Extensions_secret_its_operations_name_the_settings()
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Client.Extensions.GetExtensionSecretsAsync("ext"))!;

        Assert.That(e.Message, Does.Contain("HelixOptions.Extension.Secret and OwnerId"));
        Assert.That(Server.Calls, Is.Empty);
    }

    private static JObject Claims(string jwt) => JObject.Parse(Decode(jwt.Split('.')[1]));

    /// <summary>The same JWT, signed by other code.</summary>
    private static string Sign(string jwt) => Jwt.Hs256(Decode(jwt.Split('.')[1]), Convert.FromBase64String(Extension), Decode(jwt.Split('.')[0]));

    private static string Decode(string part) => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));

    private static Dictionary<string, string> Query(Uri address) =>
        address.Query[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>A store with more users than a message can name.</summary>
    private sealed class EndlessTokenStore(Action onRead) : ITokenStore
    {
        public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) => default;

        public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) => new(false);

        public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => new(false);

        public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            for (var user = 1; ; user++)
            {
                onRead();
                yield return await Task.FromResult(new HelixToken($"{user}", "secret-access"));
            }
        }
    }
}

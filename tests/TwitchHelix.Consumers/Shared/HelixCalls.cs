using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using TwitchHelix;

namespace TwitchHelix.Consumers
{
    /// <summary>
    /// Calls of every kind, in C# 7.3, against the server of Server/Program.cs. The container has what <c>AddTwitchHelix(configuration)</c> registered.
    /// </summary>
    public sealed class HelixCalls
    {
        private const string UserId = "40010001";
        private const string PollScope = "channel:manage:polls";

        private readonly IHelixClient twitch;
        private readonly HelixOptions options;

        private HelixCalls(IServiceProvider services)
        {
            twitch = services.GetRequiredService<IHelixClient>();
            options = services.GetRequiredService<IOptions<HelixOptions>>().Value;
        }

        public static async Task RunAsync(IServiceProvider services, Checks checks)
        {
            var calls = new HelixCalls(services);
            await checks.RunAsync("options from configuration", calls.OptionsAsync);
            await checks.RunAsync("list, with an app token", calls.ListAsync);
            await checks.RunAsync("dates", calls.DatesAsync);
            await checks.RunAsync("paging", calls.PagingAsync);
            await checks.RunAsync("open enums", calls.OpenEnumsAsync);
            await checks.RunAsync("batch", calls.BatchAsync);
            await checks.RunAsync("error", calls.ErrorAsync);
            await checks.RunAsync("raw call", calls.RawCallAsync);
            await checks.RunAsync("login of a user", calls.LoginAsync);
            await checks.RunAsync("body, with a user's token", calls.BodyAsync);
            await checks.RunAsync("renewal of a user's token", calls.RenewalAsync);
            await checks.RunAsync("event over a WebSocket", calls.EventAsync);
            await checks.RunAsync("missing scope", calls.MissingScopeAsync);
            await checks.RunAsync("file store", calls.FileStoreAsync);
            await checks.RunAsync("viewer's JWT of an Extension", calls.ViewerJwtAsync);
            await checks.RunAsync("call with an Extension's JWT", calls.ExtensionCallAsync);
        }

        private Task OptionsAsync()
        {
            Checks.Expect(options.BaseAddress == new Uri(Variable("TwitchHelix__BaseAddress")), "the address");
            Checks.Expect(options.Timeout == TimeSpan.Parse(Variable("TwitchHelix__Timeout")), "a time");
            Checks.Expect(options.Retry.MaxRetries == int.Parse(Variable("TwitchHelix__Retry__MaxRetries")), "a number in a nested section");
            return Task.CompletedTask;
        }

        private async Task ListAsync()
        {
            var users = await twitch.Users.GetUsersAsync(logins: new[] { "harborlight" });
            Checks.Expect(users.Data.Single().Login == "harborlight", "the login");
            Checks.Expect(users.RateLimit.Remaining < users.RateLimit.Limit, "the rate limit");
        }

        private async Task DatesAsync()
        {
            var games = await twitch.Games.GetTopGamesAsync(first: 1);
            var streams = await twitch.Streams.GetStreamsAsync(gameIds: new[] { games.Data[0].Id }, first: 1);
            var startedAt = streams.Data[0].StartedAt;
            Checks.Expect(startedAt.Offset == TimeSpan.Zero && startedAt.Year > 2010, "a date in UTC");
        }

        private async Task PagingAsync()
        {
            var count = 0;
            var streams = twitch.Streams.GetStreamsPagedAsync(gameIds: new[] { "509658" }).GetAsyncEnumerator();
            try
            {
                while (await streams.MoveNextAsync())
                    count += streams.Current.GameId == "509658" ? 1 : 0;
            }
            finally
            {
                await streams.DisposeAsync();
            }
            Checks.Expect(count == 250, "250 items, not " + count);
        }

        private async Task OpenEnumsAsync()
        {
            var videos = await twitch.Videos.GetVideosAsync(ids: new[] { "1", "2" });
            Checks.Expect(videos.Data[0].Type == VideoType.Highlight, "a known value");
            Checks.Expect(videos.Data[1].Type == new VideoType("hologram"), "a new value");
        }

        private async Task BatchAsync()
        {
            var users = await Task.WhenAll(twitch.Batch.Users.GetByLoginAsync("harborlight"), twitch.Batch.Users.GetByLoginAsync("twitchdev"));
            Checks.Expect(users[0].Login == "harborlight" && users[1].Login == "twitchdev", "both logins");
        }

        private async Task ErrorAsync()
        {
            try
            {
                await twitch.Clips.GetClipsAsync(broadcasterId: UserId);
            }
            catch (HelixApiException e)
            {
                Checks.Expect(e.GetType() == typeof(HelixApiException) && e.StatusCode == HttpStatusCode.Forbidden, "the type and the status");
                Checks.Expect(e.ErrorMessage == "The harbor is closed.", "Twitch's text");
                return;
            }
            Checks.Expect(false, "an exception");
        }

        private async Task RawCallAsync()
        {
            var query = new Dictionary<string, string> { ["login"] = "harborlight" };
            var answer = await twitch.SendAsync(HttpMethod.Get, "users", query);
            Checks.Expect((string)answer["data"][0]["login"] == "harborlight", "the login");
        }

        private async Task LoginAsync()
        {
            var request = new AuthorizationRequest { Scopes = new[] { "openid", PollScope }, RedirectUri = new Uri("http://localhost:3000/") };
            using (var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }))
            using (var redirect = await browser.GetAsync(twitch.Identity.CreateAuthorizationUrl(request)))
            {
                var grant = await twitch.Identity.CompleteAuthorizationAsync(redirect.Headers.Location, request);
                Checks.Expect(grant.IdToken.UserId == UserId, "the subject of the ID token");
                await twitch.Tokens.AddAsync(grant.Token);
            }
        }

        private async Task BodyAsync()
        {
            var poll = await twitch.ForUser(UserId).Polls.CreatePollAsync(new CreatePollBody
            {
                BroadcasterId = UserId,
                Title = "Which harbor?",
                Choices = new[] { new CreatePollChoice { Title = "This one" }, new CreatePollChoice { Title = "That one" } },
                Duration = 60,
            });
            Checks.Expect(poll.Data[0].Title == "Which harbor?" && poll.Data[0].Choices[1].Title == "That one", "the poll that was sent");
        }

        private async Task RenewalAsync()
        {
            var token = await twitch.Tokens.GetAsync(UserId);
            await twitch.Tokens.AddAsync(Expired(token));
            await BodyAsync();
            var renewed = await twitch.Tokens.GetAsync(UserId);
            Checks.Expect(renewed.AccessToken != token.AccessToken && renewed.ExpiresAt > DateTimeOffset.UtcNow, "a new token");
        }

        private async Task EventAsync()
        {
            var online = new[] { EventSubSubscriptionTypes.StreamOnline(UserId) };
            var notifications = twitch.ForUser(UserId).EventSub.ListenAsync(online).GetAsyncEnumerator();
            try
            {
                await notifications.MoveNextAsync();
                Checks.Expect(notifications.Current.Event is StreamOnlineEvent, "the class of the event");
                Checks.Expect(((StreamOnlineEvent)notifications.Current.Event).BroadcasterUserId == UserId, "the broadcaster");
            }
            finally
            {
                await notifications.DisposeAsync();
            }
        }

        private async Task MissingScopeAsync()
        {
            try
            {
                await twitch.ForUser(UserId).Users.UpdateUserAsync("hello");
            }
            catch (HelixAuthorizationException e)
            {
                Checks.Expect(e.MissingScopes.Single() == "user:edit", "the scope");
                return;
            }
            Checks.Expect(false, "an exception");
        }

        private async Task FileStoreAsync()
        {
            var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
            var path = Path.Combine(folder, "tokens.json");
            try
            {
                var token = await twitch.Tokens.GetAsync(UserId);
                using (var other = HelixClient.Create(options, builder => builder.AddFileTokenStore(path)))
                {
                    await other.Tokens.AddAsync(Expired(token));
                    await other.ForUser(UserId).Polls.GetPollsAsync(UserId);
                }
                var stored = await new FileTokenStore(path).GetAsync(UserId);
                Checks.Expect(stored.AccessToken != token.AccessToken && stored.RefreshToken == token.RefreshToken, "the renewed token in the file");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        private Task ViewerJwtAsync()
        {
            var viewer = new ExtensionJwt(options.Extension.Secret).Verify(Variable("VIEWER_JWT"));
            Checks.Expect(viewer.ChannelId == UserId && viewer.Role == ExtensionRole.Viewer, "the viewer");
            return Task.CompletedTask;
        }

        private async Task ExtensionCallAsync()
        {
            var extension = await twitch.Extensions.GetExtensionsAsync(options.ClientId);
            Checks.Expect(extension.Data.Count == 1, "an answer");
        }

        private static HelixToken Expired(HelixToken token) =>
            new HelixToken(token.UserId, token.AccessToken, token.RefreshToken, token.Scopes, expiresAt: DateTimeOffset.UtcNow.AddMinutes(-1));

        private static string Variable(string name) =>
            Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException(name + " is not set. See Server/Program.cs.");
    }
}

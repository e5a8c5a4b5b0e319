using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>Clients with the test's clock.</summary>
public abstract class PacingFixture
{
    private protected static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private protected FakeTimeProvider Time { get; } = new(Start);

    private protected HelixClient CreateClient(LoopbackServer server, Action<HelixOptions>? change = null) => server.CreateClient(
        options =>
        {
            options.AccessToken = "token";
            options.Timeout = Timeout.InfiniteTimeSpan;
            change?.Invoke(options);
        },
        builder => builder.UseTime(Time));

    private protected HelixClient CreateClient(HeldServer server, Action<HelixOptions> change)
    {
        var options = new HelixOptions { ClientId = "id", AccessToken = "token", Timeout = Timeout.InfiniteTimeSpan };
        change(options);
        return HelixClient.Create(options, builder => builder.UseTime(Time).HttpClient.ConfigurePrimaryHttpMessageHandler(() => server));
    }

    private protected static Task<GetUsersResponse> CallAsync(IHelixClient twitch, int number = 1, CancellationToken cancellationToken = default) =>
        twitch.Users.GetUsersAsync(ids: [$"{number}"], cancellationToken: cancellationToken);

    private protected static int Waiting(IHelixClient twitch) => twitch.RateLimits.Sum(bucket => bucket.Waiting);

    /// <summary>Gets the exceptions of calls. Null for a success.</summary>
    private protected static async Task<List<Exception?>> EndsAsync(IReadOnlyList<Task> calls, Action? meanwhile = null)
    {
        var ends = Task.WhenAll(calls.Select(call => call.ContinueWith(each => each.Exception?.InnerException, TaskScheduler.Default)));
        await Until.TrueAsync(() =>
        {
            meanwhile?.Invoke();
            return ends.IsCompleted;
        });
        return [.. await ends];
    }

    /// <summary>Moves the clock from reset to reset, each time when all remaining calls wait, until all calls are done.</summary>
    private protected async Task PassTimeAsync(IReadOnlyCollection<Task> calls, params IHelixClient[] clients)
    {
        while (true)
        {
            await Until.TrueAsync(() => Left() <= clients.Sum(Waiting));
            if (Left() == 0)
                return;
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        int Left() => calls.Count(call => !call.IsCompleted);
    }
}

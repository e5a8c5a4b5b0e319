using System.Net;

namespace TwitchHelix.Testing.EventSub.Webhooks;

/// <summary>Posts messages to webhooks on this machine, and repeats those that fail.</summary>
internal sealed class WebhookPoster(TimeProvider timeProvider) : IDisposable
{
    /// <summary>How long a callback has to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The pauses before a message is repeated.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Posts a message until it is accepted, at most five times. Doesn't throw.</summary>
    /// <param name="message">The message.</param>
    /// <param name="firstDone">Called after the first attempt.</param>
    /// <returns>Whether it was accepted. Null if the server stops before.</returns>
    public async Task<bool?> PostAsync(WebhookMessage message, Action firstDone)
    {
        for (var retry = 0; ; retry++)
        {
            var (status, _) = await TryAsync(message, retry).ConfigureAwait(false);
            if (retry == 0)
                firstDone();
            if (stopping.IsCancellationRequested)
                return null;
            if ((int?)status is >= 200 and < 300)
                return true;
            if (retry == Pauses.Length)
                return false;
            try
            {
                await Task.Delay(Pauses[retry], timeProvider, stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The server stops.
                return null;
            }
        }
    }

    /// <summary>Posts a message once. Doesn't throw.</summary>
    /// <returns>The answer's status and body. Null if there is none.</returns>
    public Task<(HttpStatusCode? Status, string Body)> PostOnceAsync(WebhookMessage message) => TryAsync(message, retry: 0);

    public void Dispose()
    {
        if (stopping.IsCancellationRequested)
            return;
        stopping.Cancel();
        client.Dispose();
        stopping.Dispose();
    }

    private async Task<(HttpStatusCode? Status, string Body)> TryAsync(WebhookMessage message, int retry)
    {
        try
        {
            using var late = new CancellationTokenSource(Patience, timeProvider);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping.Token);
            using var request = message.Request(retry);
            using var response = await client.SendAsync(request, end.Token).ConfigureAwait(false);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(end.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The callback doesn't answer, or the server stops: no answer.
            return (null, "");
        }
    }
}

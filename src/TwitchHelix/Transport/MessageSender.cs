using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.Transport;

/// <summary>
/// Sends a message as HttpClient does, with the same handlers and default headers. HttpClient itself would link a second source of cancellation to that of the
/// call, which is a quarter of what the library adds to a call; so it sends only where it has a timeout of its own.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The handler, which is all that it holds, belongs to the factory.")]
internal sealed class MessageSender
{
    private readonly HttpClient client;
    private readonly HttpMessageInvoker? invoker;
    private readonly KeyValuePair<string, string[]>[] headers;

    /// <param name="client">The client, with its settings.</param>
    /// <param name="handler">Its handler. Null if that isn't known: the client sends then.</param>
    public MessageSender(HttpClient client, HttpMessageHandler? handler)
    {
        this.client = client;
        if (handler is not null && client.Timeout == Timeout.InfiniteTimeSpan)
            invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        headers = [.. client.DefaultRequestHeaders.Select(header => new KeyValuePair<string, string[]>(header.Key, [.. header.Value]))];
    }

    /// <summary>Sends a message. The body of the answer is still unread.</summary>
    /// <exception cref="HttpRequestException">The server can't be reached, or the connection broke.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (invoker is null)
            return client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        foreach (var header in headers)
            if (!message.Headers.Contains(header.Key))
                message.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return invoker.SendAsync(message, cancellationToken);
    }
}

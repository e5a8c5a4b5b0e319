using System.Text;

namespace TwitchHelix.Testing.Http;

/// <summary>Writes answers, completely or with a fault.</summary>
internal static class AnswerWriter
{
    private static readonly byte[] Filler = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024));

    public static async Task SendAsync(ReceivedRequest request, Answer answer, CancellationToken cancellationToken)
    {
        Start(request, answer);
        if (!answer.Body.IsEmpty)
        {
            request.Context.Response.ContentLength = answer.Body.Length;
            await request.Context.Response.Body.WriteAsync(answer.Body, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends half of the body, then closes the connection. Without a body it only closes the connection.</summary>
    public static async Task SendPartAsync(ReceivedRequest request, Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Body.IsEmpty)
        {
            request.Context.Abort();
            return;
        }
        Start(request, answer);
        var response = request.Context.Response;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public static async Task SendSlowlyAsync(
        ReceivedRequest request, Answer answer, int chunkSize, TimeSpan pause, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (answer.Body.IsEmpty)
        {
            await SendAsync(request, answer, cancellationToken).ConfigureAwait(false);
            return;
        }
        Start(request, answer);
        var response = request.Context.Response;
        response.ContentLength = answer.Body.Length;
        for (var sent = 0; sent < answer.Body.Length; sent += chunkSize)
        {
            await response.Body.WriteAsync(answer.Body.Slice(sent, Math.Min(chunkSize, answer.Body.Length - sent)), cancellationToken).ConfigureAwait(false);
            await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the body except its last byte, then white space until the caller goes away.</summary>
    public static async Task SendEndlesslyAsync(ReceivedRequest request, Answer answer, CancellationToken cancellationToken)
    {
        Start(request, answer.Body.IsEmpty ? answer.WithBody(Filler) : answer);
        var body = request.Context.Response.Body;
        if (!answer.Body.IsEmpty)
            await body.WriteAsync(answer.Body[..^1], cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await body.WriteAsync(Filler, cancellationToken).ConfigureAwait(false);
            await body.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Start(ReceivedRequest request, Answer answer)
    {
        var response = request.Context.Response;
        response.StatusCode = answer.Status;
        request.Record.StatusCode = answer.Status;
        if (answer.ContentType is not null)
            response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
    }
}

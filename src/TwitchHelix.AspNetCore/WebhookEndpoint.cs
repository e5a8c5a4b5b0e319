using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using TwitchHelix.EventSub.Webhooks;

namespace TwitchHelix.AspNetCore;

/// <summary>Receives the requests of Twitch.</summary>
internal sealed class WebhookEndpoint(WebhookTransport transport)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var body = await BoundedBody.ReadAsync(context.Request, transport.MaxBodySize, context.RequestAborted).ConfigureAwait(false);
        var answer = body is { } whole
            ? await transport.Receiver.ReceiveAsync(context.Request.Query[WebhookAddresses.Parameter], name => context.Request.Headers[name], whole)
                .ConfigureAwait(false)
            : WebhookAnswer.TooLarge;
        context.Response.StatusCode = answer.Status;
        if (answer.Text is not { } text)
            return;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = MediaTypeNames.Text.Plain;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}

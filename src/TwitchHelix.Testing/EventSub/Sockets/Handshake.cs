using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TwitchHelix.Testing.EventSub.Sockets;

/// <summary>
/// Turns a request into a WebSocket (RFC 6455). ASP.NET Core's own handshake doesn't let its stream be muted, and a WebSocket answers pings by itself.
/// </summary>
internal static class Handshake
{
    private const string KeyHeader = "Sec-WebSocket-Key";
    private const string Suffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Whether the request asks for a WebSocket.</summary>
    public static bool IsAsked(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
        && string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        && !string.IsNullOrEmpty(context.Request.Headers[KeyHeader]);

    /// <summary>Accepts the WebSocket. It sends no pings.</summary>
    public static async Task<(WebSocket Socket, MutableStream Stream)> AcceptAsync(HttpContext context)
    {
        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers["Sec-WebSocket-Accept"] = Accept(context.Request.Headers[KeyHeader].ToString());
        var stream = new MutableStream(await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync().ConfigureAwait(false));
        return (WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = TimeSpan.Zero }), stream);
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6455 asks for SHA-1.")]
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + Suffix)));
}

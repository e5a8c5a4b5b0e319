using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Reads the webhook of a request. Its callback must be https with port 443, except on loopback, where http and any port are allowed.</summary>
internal static class CallbackCheck
{
    private const int MinSecretLength = 10;
    private const int MaxSecretLength = 100;

    /// <summary>Reads the webhook. Returns the error if Twitch would refuse it.</summary>
    public static Answer? Read(JObject transport, out EventTransport? webhook) =>
        Wrong(transport, out webhook) is { } wrong ? Answer.ApiError(400, wrong) : null;

    /// <summary>Reads the webhook. Returns what is wrong with it, or null.</summary>
    public static string? Wrong(JObject transport, out EventTransport? webhook)
    {
        webhook = null;
        if (!Uri.TryCreate((string?)(transport["callback"] as JValue), UriKind.Absolute, out var callback)
            || !(callback is { Scheme: "https", Port: 443 } || callback is { IsLoopback: true, Scheme: "http" or "https" }))
            return "The parameter \"transport.callback\" was malformed: it must be an https address with port 443";
        if ((string?)(transport["secret"] as JValue) is not { Length: >= MinSecretLength and <= MaxSecretLength } secret
            || secret.Any(character => character > '\x7f'))
            return $"The parameter \"transport.secret\" was malformed: it must have {MinSecretLength} to {MaxSecretLength} ASCII characters";
        webhook = new Webhook(callback, secret);
        return null;
    }
}

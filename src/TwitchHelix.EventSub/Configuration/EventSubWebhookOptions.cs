namespace TwitchHelix;

/// <summary>The options of webhooks.</summary>
public sealed class EventSubWebhookOptions
{
    /// <summary>The length from which on nobody finds a secret by trying.</summary>
    private const int MinSecretLength = 32;

    private const int LargestBodySize = 64 * 1024 * 1024;

    /// <summary>
    /// The address that Twitch sends to, as the world sees it: https with port 443. On loopback, for tests, http and any port will do, too. It belongs to this
    /// application alone: subscriptions with this address that aren't wanted are deleted. Each subscription adds its own value of the query's parameter
    /// <c>subscription</c>, which has to come through.
    /// </summary>
    public Uri? Callback { get; set; }

    /// <summary>
    /// The secret from which the secret of each subscription is derived: at least 32 characters, made at random, as by <c>openssl rand -hex 32</c>. Keep it
    /// where you keep the client secret.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// Further secrets whose messages are accepted. To change the secret, move the old one here: each subscription is made with the new secret, and the one
    /// with the old secret is deleted when Twitch has verified the new one. Between, an event can come by both. When all are replaced, remove the old secret.
    /// If several machines share the callback, let all of them accept the new secret here before the first one uses it.
    /// </summary>
    public IList<string> PreviousSecrets { get; } = [];

    /// <summary>The largest body of a request, in bytes. A larger one is answered with status 413. From 1 KB to 64 MB. Default: 1 MB (1,048,576).</summary>
    public int MaxBodySize { get; set; } = 1024 * 1024;

    /// <summary>
    /// The time after which what is wanted is compared with what Twitch has, because a subscription can end without a message. It is compared at once at the
    /// start and after changes, and soon after failures. From a minute to a day. Default: 1 hour.
    /// </summary>
    public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether the IDs of messages are also kept in the container's <c>IDistributedCache</c>, so that of several machines that share the callback only one
    /// handles a message that comes again. While the cache doesn't answer, each machine knows only its own messages. Default: false.
    /// </summary>
    public bool UseDistributedCache { get; set; }

    /// <summary>The first wrong option, for an exception. Null if all are right.</summary>
    internal string? Fault =>
        Callback is null ? $"{nameof(Callback)} is missing."
        : !CreateEventSubSubscriptionTransport.IsCallback(Callback)
            ? $"{nameof(Callback)} must be an absolute https address with port 443, not {CreateEventSubSubscriptionTransport.Shown(Callback)}."
        : Callback.UserInfo.Length > 0 || Callback.Fragment.Length > 0 ? $"{nameof(Callback)} must have no user name, password or fragment."
        : !IsSecret(Secret) ? $"{nameof(Secret)} must have at least {MinSecretLength} characters, made at random."
        : PreviousSecrets.Any(secret => !IsSecret(secret)) ? $"A secret of {nameof(PreviousSecrets)} has less than {MinSecretLength} characters."
        : MaxBodySize is < 1024 or > LargestBodySize ? $"{nameof(MaxBodySize)} is {MaxBodySize}; it must be from 1024 bytes to 64 MB."
        : ReconcileInterval < TimeSpan.FromMinutes(1) || ReconcileInterval > TimeSpan.FromDays(1)
            ? $"{nameof(ReconcileInterval)} is {ReconcileInterval}; it must be from a minute to a day."
        : null;

    private static bool IsSecret(string? text) => text is { Length: >= MinSecretLength };
}

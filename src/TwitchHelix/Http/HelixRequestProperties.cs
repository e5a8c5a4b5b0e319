namespace TwitchHelix.Http;

/// <summary>How the connection tells the handlers below it which call a request belongs to.</summary>
internal static class HelixRequestProperties
{
    private const string Key = "TwitchHelix.Request";

#if NET
    private static readonly HttpRequestOptionsKey<HelixRequest> OptionsKey = new(Key);

    public static void Set(HttpRequestMessage message, HelixRequest request) => message.Options.Set(OptionsKey, request);

    public static HelixRequest? Get(HttpRequestMessage message) => message.Options.TryGetValue(OptionsKey, out var request) ? request : null;
#else
    public static void Set(HttpRequestMessage message, HelixRequest request) => message.Properties[Key] = request;

    public static HelixRequest? Get(HttpRequestMessage message) => message.Properties.TryGetValue(Key, out var request) ? (HelixRequest?)request : null;
#endif
}

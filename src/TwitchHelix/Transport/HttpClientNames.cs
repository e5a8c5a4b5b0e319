namespace TwitchHelix.Transport;

/// <summary>The names of an application's HttpClients, which configuration and logs show.</summary>
internal static class HttpClientNames
{
    /// <summary>The one that calls go through.</summary>
    public static string Api(string application) => application.Length == 0 ? "TwitchHelix" : $"TwitchHelix:{application}";

    /// <summary>The one that tokens are asked through.</summary>
    public static string Identity(string application) => application.Length == 0 ? "TwitchHelix.Identity" : $"TwitchHelix.Identity:{application}";
}

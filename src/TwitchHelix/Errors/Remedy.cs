namespace TwitchHelix.Errors;

/// <summary>What would cure a failure.</summary>
internal enum Remedy
{
    /// <summary>Nothing that the library can do.</summary>
    None,

    /// <summary>Sending the request again.</summary>
    Repeat,

    /// <summary>Sending the request again, once.</summary>
    RepeatOnce,

    /// <summary>Waiting for a rate limit, and sending the request again. It costs nothing of <see cref="HelixRetryOptions.Budget"/>.</summary>
    Wait,

    /// <summary>Sending the request with another token.</summary>
    NewToken,
}

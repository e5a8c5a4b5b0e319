namespace TwitchHelix.Errors;

/// <summary>The cure of a failure.</summary>
internal enum Remedy
{
    /// <summary>The library can do nothing.</summary>
    None,

    /// <summary>Sending the request again.</summary>
    Repeat,

    /// <summary>Sending the request again, once.</summary>
    RepeatOnce,

    /// <summary>Waiting for a rate limit and sending the request again. It takes nothing from <see cref="HelixRetryOptions.Budget"/>.</summary>
    Wait,

    /// <summary>Sending the request with another token.</summary>
    NewToken,
}

namespace TwitchHelix.Testing.Model;

/// <summary>What a <see cref="HelixFault"/> can do with a call. Each method ends the call.</summary>
internal interface IFaultedCall
{
    Task AnswerErrorAsync(int status, string message, TimeSpan? retryAfter);

    Task AnswerTextAsync(int status, string contentType, string body);

    Task AnswerLateAsync(TimeSpan delay);

    Task HangAsync();

    Task CutConnectionAsync();

    Task CutBodyAsync();

    Task CutJsonAsync();

    Task AnswerSlowlyAsync(TimeSpan pause, int chunkSize);

    Task AnswerEndlesslyAsync();

    Task DrainBucketAsync();

    Task ExceedEndpointLimitAsync(TimeSpan? retryAfter);

    Task RejectTokenAsync();

    /// <summary>Ends the access token of the call, and its refresh token if asked.</summary>
    Task EndTokenAsync(bool withRefreshToken);

    Task OmitExpiryAsync();
}

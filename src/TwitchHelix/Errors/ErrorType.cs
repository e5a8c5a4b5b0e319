using System.Globalization;

namespace TwitchHelix.Errors;

/// <summary>The value of OpenTelemetry's <c>error.type</c>: one of few, whatever the message is.</summary>
internal static class ErrorType
{
    public static string Of(Exception exception) => exception switch
    {
        HelixApiException { StatusCode: { } refused } => ((int)refused).ToString(CultureInfo.InvariantCulture),
        HelixException { StatusCode: null, InnerException: TimeoutException } => "timeout",
        OperationCanceledException => "canceled",
        _ => exception.GetType().FullName!,
    };
}

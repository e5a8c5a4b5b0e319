#if !NET
using System.Net;
using System.Net.Sockets;

#endif
namespace TwitchHelix.Transport;

/// <summary>Recognizes a connection that was never established, so that nothing was sent on it.</summary>
internal static class ConnectFault
{
    public static bool Is(Exception? exception) => exception switch
    {
#if NET
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        } => true,
#else
        // A later fault has an IOException as its cause.
        HttpRequestException { InnerException: SocketException } => true,
        HttpRequestException { InnerException: WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure } } => true,
#endif
        _ => false,
    };
}

#if !NET
using System.Net;
using System.Net.Sockets;

#endif
namespace TwitchHelix.Transport;

/// <summary>Tells whether a connection never came about, so that nothing can have been sent on it.</summary>
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
        // What breaks a connection later stands within an IOException.
        HttpRequestException { InnerException: SocketException } => true,
        HttpRequestException { InnerException: WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure } } => true,
#endif
        _ => false,
    };
}

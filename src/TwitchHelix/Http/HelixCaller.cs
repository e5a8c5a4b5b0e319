using TwitchHelix.Authentication;

namespace TwitchHelix.Http;

/// <summary>The connection as one caller uses it: with the token that it asked for.</summary>
internal sealed class HelixCaller
{
    private readonly HelixConnection connection;
    private readonly TokenChoice token;

    public HelixCaller(HelixConnection connection)
        : this(connection, TokenChoice.Default)
    {
    }

    private HelixCaller(HelixConnection connection, TokenChoice token)
    {
        this.connection = connection;
        this.token = token;
    }

    public HelixCaller With(TokenChoice choice) => new(connection, choice);

    public Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class => connection.SendAsync<T>(Ask(request), cancellationToken);

    public Task<T?> SendRawAsync<T>(HelixRequest request, CancellationToken cancellationToken) => connection.SendRawAsync<T>(Ask(request), cancellationToken);

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(Ask(request), cancellationToken);

    private HelixRequest Ask(HelixRequest request)
    {
        request.Token = token;
        return request;
    }
}

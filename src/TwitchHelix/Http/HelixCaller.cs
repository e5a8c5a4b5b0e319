using TwitchHelix.Calls;


namespace TwitchHelix.Http;

/// <summary>The connection with the choices of one caller.</summary>
internal sealed class HelixCaller(HelixConnection connection, CallerChoice choice)
{
    public CallerChoice Choice { get; } = choice;

    public HelixCaller With(TokenChoice token) => new(connection, Choice with { Token = token });

    public HelixCaller With(TimeSpan patience) => new(connection, Choice with { Patience = patience });

    public Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class => connection.SendAsync<T>(request, Choice, cancellationToken);

    public Task<T?> SendRawAsync<T>(HelixRequest request, CancellationToken cancellationToken) =>
        connection.SendRawAsync<T>(request, Choice, cancellationToken);

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(request, Choice, cancellationToken);
}

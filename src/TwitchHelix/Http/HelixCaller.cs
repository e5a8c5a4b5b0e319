using TwitchHelix.Calls;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>The connection with the choices of one caller.</summary>
internal sealed class HelixCaller(HelixConnection connection, CallerChoice choice)
{
    public HelixConnection Connection => connection;

    public CallerChoice Choice { get; } = choice;

    public HelixCaller With(TokenChoice token) => new(connection, Choice with { Token = token });

    public HelixCaller With(TimeSpan patience) => new(connection, Choice with { Patience = patience });

    /// <inheritdoc cref="HelixConnection.SendAsync{T}"/>
    public Task<T> SendAsync<T>(HelixRequest request, Func<T> create, CancellationToken cancellationToken)
        where T : HelixResponse, IJsonFields => connection.SendAsync(request, Choice, create, cancellationToken);

    /// <inheritdoc cref="HelixConnection.SendRawAsync{T}"/>
    public Task<T?> SendRawAsync<T>(HelixRequest request, Func<ResponseBuffer, object?> read, CancellationToken cancellationToken) =>
        connection.SendRawAsync<T>(request, Choice, read, cancellationToken);

    public Task<string> SendTextAsync(HelixRequest request, CancellationToken cancellationToken) =>
        SendRawAsync<string>(request, static body => body.Text(), cancellationToken)!;

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(request, Choice, cancellationToken);
}

using TwitchHelix.Calls;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>The connection with the choices of one caller.</summary>
/// <param name="connection">The connection.</param>
/// <param name="choice">What the caller has chosen.</param>
/// <param name="currentUser">The user on whose behalf the running code calls. Null if nobody is asked.</param>
internal sealed class HelixCaller(HelixConnection connection, CallerChoice choice, IHelixCurrentUser? currentUser = null)
{
    public HelixConnection Connection => connection;

    /// <summary>What the caller has chosen. It knows nothing of the current user.</summary>
    public CallerChoice Choice { get; } = choice;

    public HelixCaller With(TokenChoice token) => new(connection, Choice with { Token = token }, currentUser);

    public HelixCaller With(TimeSpan patience) => new(connection, Choice with { Patience = patience }, currentUser);

    /// <summary>
    /// Gets a caller that keeps the user on whose behalf the code runs now, for a call that goes on elsewhere: in a timer, or with the next page.
    /// </summary>
    /// <exception cref="ArgumentException">The current user's ID isn't one.</exception>
    public HelixCaller Settled() => currentUser is null ? this : new HelixCaller(connection, ChoiceNow());

    /// <summary>Gets a caller that calls for the application, whoever's code runs.</summary>
    public HelixCaller WithoutCurrentUser() => currentUser is null ? this : new HelixCaller(connection, Choice);

    /// <inheritdoc cref="HelixConnection.SendAsync{T}"/>
    public Task<T> SendAsync<T>(HelixRequest request, Func<T> create, CancellationToken cancellationToken)
        where T : HelixResponse, IJsonFields => connection.SendAsync(request, ChoiceNow(), create, cancellationToken);

    /// <inheritdoc cref="HelixConnection.SendRawAsync{T}"/>
    public Task<T?> SendRawAsync<T>(HelixRequest request, Func<ResponseBuffer, object?> read, CancellationToken cancellationToken) =>
        connection.SendRawAsync<T>(request, ChoiceNow(), read, cancellationToken);

    public Task<string> SendTextAsync(HelixRequest request, CancellationToken cancellationToken) =>
        SendRawAsync<string>(request, static body => body.Text(), cancellationToken)!;

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(request, ChoiceNow(), cancellationToken);

    private CallerChoice ChoiceNow() => Choice.Token == TokenChoice.Default && currentUser?.UserId is { Length: > 0 } user
        ? Choice with { Token = TokenChoice.OfCurrentUser(user) }
        : Choice;
}

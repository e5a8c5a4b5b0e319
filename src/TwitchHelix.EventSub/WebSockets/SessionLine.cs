namespace TwitchHelix.EventSub.WebSockets;

/// <summary>The connection of a session, in place of which another one can come.</summary>
internal sealed class SessionLine(SessionConnection first) : IDisposable
{
    private readonly object gate = new();
    private SessionConnection connection = first;
    private TimeSpan? patience;

    public SessionConnection Connection
    {
        get
        {
            lock (gate)
                return connection;
        }
    }

    /// <summary>Whether the connection was closed from this side.</summary>
    public bool IsClosing
    {
        get
        {
            lock (gate)
                return patience is not null;
        }
    }

    /// <summary>Puts another connection in place. If the line is being closed, that one is closed, too.</summary>
    public async Task MoveToAsync(SessionConnection next)
    {
        TimeSpan? closing;
        lock (gate)
            (connection, closing) = (next, patience);
        if (closing is { } time)
            await next.CloseAsync(time).ConfigureAwait(false);
    }

    /// <inheritdoc cref="EventSubSocket.CloseAsync"/>
    public Task CloseAsync(TimeSpan longest)
    {
        SessionConnection closed;
        lock (gate)
            (closed, patience) = (connection, longest);
        return closed.CloseAsync(longest);
    }

    public void Dispose() => Connection.Dispose();
}

using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.Transport;

/// <summary>The life of an application's client. It ends with the client, or with the container that created it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Calls that end after the client still use the sources, which hold no resource.")]
internal sealed class ClientLifetime
{
    /// <summary>The object that an <see cref="ObjectDisposedException"/> names; its type belongs to a higher layer.</summary>
    private const string ClientName = "HelixClient";

    private readonly CancellationTokenSource calls = new();
    private readonly CancellationTokenSource connections = new();

    /// <summary>Canceled when the client is disposed.</summary>
    public CancellationToken Token => calls.Token;

    /// <summary>Canceled after the calls, when the connections are to be closed.</summary>
    public CancellationToken ConnectionToken => connections.Token;

    public bool HasEnded => calls.IsCancellationRequested;

    /// <summary>Ends all calls, then all connections.</summary>
    public void End()
    {
        calls.Cancel();
        connections.Cancel();
    }

    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public void ThrowIfEnded()
    {
        if (HasEnded)
            throw Ended();
    }

    public static ObjectDisposedException Ended() => new(ClientName, "The client was disposed, or the container that made it.");

    /// <summary>Runs work of a caller, which ends with the client.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfEnded();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Token);
        try
        {
            return await work(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (HasEnded)
        {
            throw Ended();
        }
    }
}

namespace TwitchHelix.Transport;

/// <summary>The life of an application's client. It ends with the client, or with the container that created it.</summary>
internal sealed class ClientLifetime
{
    /// <summary>The object that an <see cref="ObjectDisposedException"/> names; its type belongs to a higher layer.</summary>
    private const string ClientName = "HelixClient";

    private volatile bool hasEnded;

    public void End() => hasEnded = true;

    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public void ThrowIfEnded()
    {
        if (hasEnded)
            throw Ended();
    }

    public static ObjectDisposedException Ended() => new(ClientName, "The client was disposed, or the container that made it.");
}

namespace TwitchHelix.Transport;

/// <summary>A request to a server, which can be sent several times.</summary>
/// <param name="name">The name in exceptions and in the log.</param>
internal abstract class ExchangeRequest(string name)
{
    public string Name { get; } = name;

    /// <summary>The path below the server's address, with the query.</summary>
    public abstract string Path { get; }

    /// <summary>Whether it may be sent again even if the server may have carried it out.</summary>
    public abstract bool IsRepeatable { get; }

    /// <summary>The secrets in the request and those that belong to them. The server may send them back.</summary>
    public abstract IEnumerable<string?> Secrets { get; }

    /// <summary>Creates the message of one attempt, without an address.</summary>
    public abstract HttpRequestMessage ToMessage();

    /// <summary>Learns from the answer, whose body is still unread.</summary>
    public virtual void Answered(Answer answer)
    {
    }
}

using System.Net;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>What a person got who loaded a page.</summary>
/// <param name="Login">The person.</param>
/// <param name="Board">The instance that was asked.</param>
/// <param name="Path">The page.</param>
/// <param name="Begun">When it was asked, by the test's clock.</param>
/// <param name="Ended">When the answer was complete, or the connection was cut.</param>
internal sealed record ClusterAnswer(string Login, ClusterBoard Board, string Path, TimeSpan Begun, TimeSpan Ended)
{
    /// <summary>Null if the connection was cut or refused.</summary>
    public HttpStatusCode? Status { get; init; }

    public Uri? Location { get; init; }

    /// <summary>Whose page it is: the logins that it shows, each once.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Why there is no answer.</summary>
    public string? Fault { get; init; }

    public TimeSpan Length => Ended - Begun;

    public bool IsFault => Status is >= HttpStatusCode.InternalServerError;

    /// <summary>Whether it is this person's page, and nobody else's.</summary>
    public bool IsOwnPage => Status == HttpStatusCode.OK && Shown.SequenceEqual([Login]);

    public bool IsCutWithoutKill => Fault is not null && !Board.Outages.Any(Overlaps);

    public bool Overlaps(ClusterOutage outage) => Begun <= outage.End && Ended >= outage.Begin;

    public override string ToString() =>
        $"{Login} at {Board.Name}{Path}, {Begun.TotalSeconds:0.00} to {Ended.TotalSeconds:0.00} s: "
        + (Fault ?? $"{(int)Status!}, {(Location is null ? $"page of {string.Join(", ", Shown)}" : $"to {Location}")}");
}

/// <summary>A time in which something was down, by the test's clock.</summary>
internal sealed record ClusterOutage(TimeSpan Begin, TimeSpan End)
{
    public TimeSpan Length => End - Begin;

    public override string ToString() => $"for {Length.TotalSeconds:0.0} s, {Begin.TotalSeconds:0.00} to {End.TotalSeconds:0.00} s";
}

namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>The lock of a user. It stays when nobody holds it, until the token is removed.</summary>
internal sealed class LockRow
{
    public required string ClientId { get; init; }

    public required string UserId { get; init; }

    /// <summary>Who holds the lock. Empty for nobody.</summary>
    public required string Owner { get; init; }

    /// <summary>The end of the lease, by the database's clock in UTC.</summary>
    public DateTime Until { get; init; }
}

using Microsoft.EntityFrameworkCore;

namespace TwitchHelix.EntityFrameworkCore.Database;

/// <summary>The tables. No column has a type of its own: the provider chooses it.</summary>
internal sealed class TokenContext(DbContextOptions<TokenContext> options) : DbContext(options)
{
    /// <summary>The longest client ID and user ID. Both are in keys, which some databases limit.</summary>
    public const int LongestId = 64;

    public const string TokenTableName = "twitch_helix_tokens";

    public const string LockTableName = "twitch_helix_locks";

    /// <summary>The table of migrations, apart from that of an app in the same database.</summary>
    public const string HistoryTableName = "twitch_helix_migrations";

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<LockRow> Locks => Set<LockRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TokenRow>(row =>
        {
            row.ToTable(TokenTableName);
            row.HasKey(token => new { token.ClientId, token.UserId });
            row.Property(token => token.ClientId).HasColumnName("client_id").HasMaxLength(LongestId);
            row.Property(token => token.UserId).HasColumnName("user_id").HasMaxLength(LongestId);
            row.Property(token => token.Version).HasColumnName("version");
            row.Property(token => token.Secrets).HasColumnName("secrets");
            row.Property(token => token.UserLogin).HasColumnName("user_login");
            row.Property(token => token.TokenClientId).HasColumnName("token_client_id");
            row.Property(token => token.Scopes).HasColumnName("scopes");
            row.Property(token => token.IssuedAt).HasColumnName("issued_at");
            row.Property(token => token.ExpiresAt).HasColumnName("expires_at");
            row.Property(token => token.NeedsConsent).HasColumnName("needs_consent");
        });
        modelBuilder.Entity<LockRow>(row =>
        {
            row.ToTable(LockTableName);
            row.HasKey(taken => new { taken.ClientId, taken.UserId });
            row.Property(taken => taken.ClientId).HasColumnName("client_id").HasMaxLength(LongestId);
            row.Property(taken => taken.UserId).HasColumnName("user_id").HasMaxLength(LongestId);
            row.Property(taken => taken.Owner).HasColumnName("owner").HasMaxLength(LongestId);
            row.Property(taken => taken.Until).HasColumnName("until");
        });
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TwitchHelix.EntityFrameworkCore.Database;

namespace TwitchHelix.EntityFrameworkCore.Migrations;

/// <summary>The model after the last migration. It names no database's types, so that it fits each of them.</summary>
[DbContext(typeof(TokenContext))]
[SuppressMessage("Performance", "CA1812", Justification = "EF Core creates it.")]
internal sealed class TokenModelSnapshot : ModelSnapshot
{
    public static void Build(ModelBuilder modelBuilder)
    {
        modelBuilder.HasAnnotation("ProductVersion", "8.0.30");
        modelBuilder.Entity(typeof(TokenRow).FullName!, row =>
        {
            row.Property<string>("ClientId").HasMaxLength(64).HasColumnName("client_id");
            row.Property<string>("UserId").HasMaxLength(64).HasColumnName("user_id");
            row.Property<string>("Version").IsRequired().HasColumnName("version");
            row.Property<string>("Secrets").IsRequired().HasColumnName("secrets");
            row.Property<string>("UserLogin").IsRequired().HasColumnName("user_login");
            row.Property<string>("TokenClientId").HasColumnName("token_client_id");
            row.Property<string>("Scopes").HasColumnName("scopes");
            row.Property<DateTime?>("IssuedAt").HasColumnName("issued_at");
            row.Property<DateTime?>("ExpiresAt").HasColumnName("expires_at");
            row.Property<bool>("NeedsConsent").HasColumnName("needs_consent");
            row.HasKey("ClientId", "UserId");
            row.ToTable("twitch_helix_tokens", (string?)null);
        });
        modelBuilder.Entity(typeof(LockRow).FullName!, row =>
        {
            row.Property<string>("ClientId").HasMaxLength(64).HasColumnName("client_id");
            row.Property<string>("UserId").HasMaxLength(64).HasColumnName("user_id");
            row.Property<string>("Owner").IsRequired().HasMaxLength(64).HasColumnName("owner");
            row.Property<DateTime>("Until").HasColumnName("until");
            row.HasKey("ClientId", "UserId");
            row.ToTable("twitch_helix_locks", (string?)null);
        });
    }

    protected override void BuildModel(ModelBuilder modelBuilder) => Build(modelBuilder);
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using TwitchHelix.EntityFrameworkCore.Database;

namespace TwitchHelix.EntityFrameworkCore.Migrations;

/// <summary>Creates the tables of tokens and locks.</summary>
[DbContext(typeof(TokenContext))]
[Migration("20261130000000_CreateTokens")]
[SuppressMessage("Performance", "CA1812", Justification = "EF Core creates it.")]
internal sealed class CreateTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "twitch_helix_tokens",
            table => new
            {
                client_id = table.Column<string>(maxLength: 64, nullable: false),
                user_id = table.Column<string>(maxLength: 64, nullable: false),
                version = table.Column<string>(nullable: false),
                secrets = table.Column<string>(nullable: false),
                user_login = table.Column<string>(nullable: false),
                token_client_id = table.Column<string>(nullable: true),
                scopes = table.Column<string>(nullable: true),
                issued_at = table.Column<DateTime>(nullable: true),
                expires_at = table.Column<DateTime>(nullable: true),
                needs_consent = table.Column<bool>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_twitch_helix_tokens", row => new { row.client_id, row.user_id }));
        migrationBuilder.CreateTable(
            "twitch_helix_locks",
            table => new
            {
                client_id = table.Column<string>(maxLength: 64, nullable: false),
                user_id = table.Column<string>(maxLength: 64, nullable: false),
                owner = table.Column<string>(maxLength: 64, nullable: false),
                until = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_twitch_helix_locks", row => new { row.client_id, row.user_id }));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("twitch_helix_locks");
        migrationBuilder.DropTable("twitch_helix_tokens");
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => TokenModelSnapshot.Build(modelBuilder);
}

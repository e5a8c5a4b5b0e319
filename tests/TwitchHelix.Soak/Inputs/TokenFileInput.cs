using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>The files of a token store, in this format and in those of earlier versions.</summary>
internal sealed class TokenFileInput : FuzzedInput
{
    private readonly Random random;
    private readonly BodyMutator bodies;
    private readonly string folder = Directory.CreateTempSubdirectory("token-files-").FullName;
    private readonly JToken[] examples;

    public TokenFileInput(Random random, byte[] written)
    {
        this.random = random;
        bodies = new BodyMutator(random);
        examples =
        [
            JToken.Parse(Encoding.UTF8.GetString(written)),
            JToken.Parse("""{"accessToken":"a1","refreshToken":"r1","expiresAt":"2026-01-01T00:00:00Z","scopes":["chat:read"],"userId":"1","login":"a"}"""),
            JToken.Parse("""[{"access_token":"a1","refresh_token":"r1","expires_in":14400,"scope":["chat:read"],"user_id":"1"}]"""),
        ];
    }

    public override string Name => "token files";

    /// <summary>Writes the file of a store with two tokens.</summary>
    public static async Task<byte[]> WriteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("token-files-").FullName;
        try
        {
            var file = Path.Combine(folder, "tokens.json");
            var store = new FileTokenStore(file);
            var full = new HelixToken("1", "access-1") { RefreshToken = "refresh-1", Scopes = ["chat:read"], ExpiresAt = DateTimeOffset.UnixEpoch };
            await store.SetAsync(full, null);
            await store.SetAsync(new HelixToken("2", "access-2") { NeedsConsent = true }, null);
            return await File.ReadAllBytesAsync(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public override FuzzedRead Next()
    {
        var bytes = random.Next(30) == 0 ? [] : bodies.Mutate(examples[random.Next(4) == 0 ? random.Next(examples.Length) : 0]);
        foreach (var old in Directory.EnumerateFiles(folder))
            File.Delete(old);
        var file = Path.Combine(folder, "tokens.json");
        File.WriteAllBytes(file, bytes);
        return new FuzzedRead(Encoding.Latin1.GetString(bytes), async () =>
        {
            var store = new FileTokenStore(file);
            await foreach (var token in store.ListAsync())
                await store.GetAsync(token.UserId);
            await store.SetAsync(new HelixToken("3", "access-3"), null);
            if (await store.GetAsync("3") is null)
                throw new InvalidOperationException("The token that was stored is not there.");
        });
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }
}

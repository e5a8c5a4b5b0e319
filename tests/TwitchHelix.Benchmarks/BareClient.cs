using System.Net.Http.Headers;
using Newtonsoft.Json;

namespace TwitchHelix.Benchmarks;

/// <summary>The baseline: HttpClient, and Newtonsoft.Json reading from the stream.</summary>
internal sealed class BareClient : IDisposable
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create();
    private readonly HttpClient client;

    public BareClient(HttpMessageHandler handler, Uri address)
    {
        client = new HttpClient(handler) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Client-Id", "the-client-id");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "ready-token");
    }

    public async Task<T?> GetAsync<T>(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using var reader = new JsonTextReader(new StreamReader(await response.Content.ReadAsStreamAsync().ConfigureAwait(false)));
        return Serializer.Deserialize<T>(reader);
    }

    public void Dispose() => client.Dispose();
}

using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

/// <summary>Calls a server over plain HTTP.</summary>
internal sealed class Caller(HelixTestServer server) : IDisposable
{
    public const string ClientId = "test-client-id";

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<Reply> CallAsync(string path, string token = "any", HttpMethod? method = null, string? body = null, string clientId = ClientId)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(server.BaseAddress, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Client-Id", clientId);
        if (body is not null)
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return await SendAsync(request);
    }

    public async Task<Reply> GetAsync(string path, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.IdentityAddress, path));
        if (authorization is not null)
            request.Headers.Add("Authorization", authorization);
        return await SendAsync(request);
    }

    public async Task<Reply> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.IdentityAddress, path));
        request.Content = new FormUrlEncodedContent(
            fields.Where(field => field.Value is not null).Select(field => new KeyValuePair<string, string>(field.Name, field.Value!)));
        return await SendAsync(request);
    }

    public Task<Reply> RefreshAsync(string refreshToken, string? secret = "secret") =>
        PostAsync("token", ("client_id", ClientId), ("client_secret", secret), ("grant_type", "refresh_token"), ("refresh_token", refreshToken));

    public void Dispose() => Http.Dispose();

    private async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }
}

internal sealed record Reply(HttpStatusCode Status, string Body, HttpResponseHeaders Headers)
{
    public JObject Json => JObject.Parse(Body);

    public string? Message => (string?)Json["message"];

    public string this[string name] => (string)Json[name]!;
}

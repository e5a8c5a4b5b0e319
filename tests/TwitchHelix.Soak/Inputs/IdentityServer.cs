using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>A client and the identity server that it asks, within the process.</summary>
internal sealed class IdentityServer : HttpMessageHandler
{
    public const string TokenAnswer = """
        {"access_token":"new-access","refresh_token":"new-refresh","expires_in":14400,"scope":["chat:read"],"token_type":"bearer"}
        """;

    public const string Validation = """
        {"client_id":"the-client-id","login":"twitchdev","scopes":["chat:read"],"user_id":"141981764","expires_in":14400}
        """;

    private Func<string, HttpResponseMessage> answer = static _ => new HttpResponseMessage(HttpStatusCode.NotFound);

    public IdentityServer() => Client = HelixClient.Create(
        new HelixOptions
        {
            ClientId = "the-client-id",
            ClientSecret = "the-client-secret",
            IdentityAddress = new Uri("http://127.0.0.1:1/oauth2/"),
            RedirectUri = new Uri("http://localhost:3000/"),
            Retry = { MaxRetries = 0 },
        },
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(new SkippingTime());
            builder.IdentityHttpClient.ConfigurePrimaryHttpMessageHandler(() => this);
        });

    public HelixClient Client { get; }

    /// <summary>Sets the answers by the path of the request.</summary>
    public void Answer(Func<string, HttpResponseMessage> answers) => answer = answers;

    public void AnswerWell() => Answer(static path => Json(path.EndsWith("/validate", StringComparison.Ordinal) ? Validation : TokenAnswer));

    public static HttpResponseMessage Json(string text) => Json(Encoding.UTF8.GetBytes(text));

    public static HttpResponseMessage Json(byte[] bytes) => new() { Content = new ByteArrayContent(bytes) };

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(answer(request.RequestUri!.AbsolutePath));
}

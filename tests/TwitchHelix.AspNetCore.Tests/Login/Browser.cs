using System.Net;

namespace TwitchHelix.AspNetCore.Tests.Login;

/// <summary>A browser: it keeps cookies, accepts HTML, and follows redirects one by one.</summary>
internal sealed class Browser : IDisposable
{
    private const int MostSteps = 12;

    private readonly HttpClient client;
    private readonly Uri app;

    public Browser(Uri app)
    {
        this.app = app;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = Cookies });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The addresses of the last walk, oldest first.</summary>
    public List<Uri> Steps { get; } = [];

    /// <summary>The value of the cookie with the log-in. Null if there is none.</summary>
    public string? Login => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == LoginApp.CookieName && !cookie.Expired)?.Value;

    public void SetLogin(string value) => Cookies.Add(app, new Cookie(LoginApp.CookieName, value, "/"));

    public Task<Page> GoAsync(string address) => WalkAsync(HttpMethod.Get, address, referer: null);

    public Task<Page> PostAsync(string address, string? referer = null) => WalkAsync(HttpMethod.Post, address, referer);

    /// <summary>Sends one request, and doesn't follow where it leads.</summary>
    public async Task<Page> StepAsync(HttpMethod method, Uri address, string? referer = null, string accept = "text/html,*/*;q=0.8")
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Accept.ParseAdd(accept);
        if (referer is not null)
            request.Headers.Referrer = new Uri(app, referer);
        using var response = await client.SendAsync(request);
        var location = response.Headers.Location is { } target ? new Uri(address, target) : null;
        return new Page(response.StatusCode, address, await response.Content.ReadAsStringAsync(), location, response.Content.Headers.ContentType?.MediaType);
    }

    public Task<Page> StepAsync(string address, string accept = "text/html,*/*;q=0.8") => StepAsync(HttpMethod.Get, new Uri(app, address), accept: accept);

    /// <summary>Goes on where a step has led.</summary>
    public Task<Page> FollowAsync(Uri address) => WalkAsync(HttpMethod.Get, address.AbsoluteUri, referer: null);

    public void Dispose() => client.Dispose();

    private async Task<Page> WalkAsync(HttpMethod method, string address, string? referer)
    {
        Steps.Clear();
        var page = await StepAsync(method, new Uri(app, address), referer);
        while (true)
        {
            Steps.Add(page.Address);
            if (page.Location is not { } next)
                return page;
            Assert.That(Steps, Has.Count.LessThan(MostSteps), "The redirects don't end.");
            page = await StepAsync(HttpMethod.Get, next);
        }
    }
}

/// <summary>What a browser got.</summary>
internal sealed record Page(HttpStatusCode Status, Uri Address, string Text, Uri? Location, string? Type);

namespace TwitchHelix.Docs.Tests.StreamBoard.Security;

/// <summary>
/// Sends requests as a browser does, and shows what it got as it came. Its cookies can be looked at, planted and taken away. It refuses answers of the board in
/// which there is a secret.
/// </summary>
/// <param name="address">The address of the process.</param>
/// <param name="origin">The address that a person sees: another one if there is a proxy in front of the process.</param>
internal sealed class SecurityBrowser(Uri address, Uri origin) : IDisposable
{
    private const int MostSteps = 12;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    /// <summary>The cookies of the board by name.</summary>
    public Dictionary<string, SecurityCookie> Cookies { get; } = [];

    public Uri Origin => origin;

    public string? Login => Cookies.GetValueOrDefault("board")?.Value;

    public void Plant(SecurityCookie cookie) => Cookies[cookie.Name] = cookie;

    public Task<SecurityAnswer> GetAsync(string target, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, target, null, headers);

    public Task<SecurityAnswer> PostAsync(string target, HttpContent? content, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, target, content, headers);

    public Task<SecurityAnswer> PostAsync(string target, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, target, new FormUrlEncodedContent(fields), headers);

    /// <summary>Sends one request, and doesn't follow where it leads.</summary>
    public async Task<SecurityAnswer> SendAsync(HttpMethod method, string target, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var uri = Read(target);
        using var response = await SendAsync(method, uri, content, headers, HttpCompletionOption.ResponseContentRead);
        var answer = await SecurityAnswer.ReadAsync(uri, response);
        if (IsOfBoard(uri))
            Keep(answer);
        return answer;
    }

    /// <summary>Opens a stream of events. Its answer has no text.</summary>
    public async Task<(SecurityAnswer Answer, Stream Events, IDisposable Response)> ListenAsync(string target)
    {
        var uri = Read(target);
        var response = await SendAsync(HttpMethod.Get, uri, null, [("Accept", "text/event-stream")], HttpCompletionOption.ResponseHeadersRead);
        return (SecurityAnswer.Of(uri, response, ""), await response.Content.ReadAsStreamAsync(), response);
    }

    /// <summary>Goes where a page leads, to its end.</summary>
    public async Task<SecurityAnswer> WalkAsync(string target)
    {
        var answer = await GetAsync(target);
        for (var step = 0; answer.Location is { } next; step++)
        {
            Assert.That(step, Is.LessThan(MostSteps), "The redirects don't end.");
            answer = await GetAsync(next.AbsoluteUri);
        }
        return answer;
    }

    /// <summary>Goes on until a redirect leads to this path, and returns where it leads, without going there.</summary>
    public async Task<Uri> WalkToAsync(string target, string path)
    {
        var answer = await GetAsync(target);
        for (var step = 0; step < MostSteps && answer.Location is { } next; step++)
        {
            if (next.AbsolutePath == path)
                return next;
            answer = await GetAsync(next.AbsoluteUri);
        }
        throw new AssertionException($"Nothing leads to {path}: {answer}");
    }

    public void Dispose() => client.Dispose();

    private bool IsOfBoard(Uri uri) => uri.Authority == origin.Authority;

    // A test may want an address as it is, with all its dots and escapes.
    private Uri Read(string target) => target.StartsWith('/')
        ? new Uri(origin.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })
        : new Uri(target);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri uri, HttpContent? content, (string Name, string Value)[] headers, HttpCompletionOption completion)
    {
        var isOfBoard = IsOfBoard(uri);
        using var request = new HttpRequestMessage(method, isOfBoard ? AtProcess(uri) : uri) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*;q=0.8");
        if (isOfBoard)
        {
            if (origin != address)
            {
                request.Headers.Host = origin.Authority;
                request.Headers.Add("X-Forwarded-Proto", origin.Scheme);
            }
            var cookies = Cookies.Values.Where(cookie => uri.AbsolutePath.StartsWith(cookie.Path, StringComparison.Ordinal)).ToList();
            if (cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        }
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return await client.SendAsync(request, completion);
    }

    private Uri AtProcess(Uri uri) => origin == address
        ? uri
        : new Uri(
            address.GetLeftPart(UriPartial.Authority) + uri.OriginalString[origin.GetLeftPart(UriPartial.Authority).Length..],
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private void Keep(SecurityAnswer answer)
    {
        foreach (var cookie in answer.Cookies)
            if (cookie.IsDeleted)
                Cookies.Remove(cookie.Name);
            else
                Cookies[cookie.Name] = cookie;
        foreach (var secret in SecurityBoard.Secrets)
        {
            Assert.That(answer.Text, Does.Not.Contain(secret), $"{answer.Address} has a secret.");
            Assert.That(answer.Headers.SelectMany(header => header.Value), Has.None.Contains(secret), $"The headers of {answer.Address} have a secret.");
        }
    }
}

/// <summary>A cookie as it came.</summary>
internal sealed record SecurityCookie(string Name, string Value, IReadOnlyDictionary<string, string> Attributes)
{
    public string Path => Attributes.GetValueOrDefault("path", "/");

    public bool IsDeleted => Attributes.TryGetValue("expires", out var end) && DateTimeOffset.Parse(end, null) < DateTimeOffset.UnixEpoch.AddDays(1);

    public static SecurityCookie Of(string name, string value) => new(name, value, new Dictionary<string, string>());

    public static SecurityCookie Parse(string header)
    {
        var parts = header.Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToList();
        return new SecurityCookie(
            parts[0][0],
            parts[0][1],
            parts.Skip(1).ToDictionary(part => part[0].ToLowerInvariant(), part => part.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal));
    }

    public SecurityCookie WithValue(string value) => this with { Value = value };
}

using System.Net;
using System.Text;

namespace TwitchHelix.Generator.Pages;

/// <summary>An answer of a site. The text is empty unless the status is 200.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string? MediaType, string? Tag, string Text);

/// <summary>Asks a site for pages, politely: with pauses, and again only if the site is busy. A caller asks for one page at a time.</summary>
internal sealed class PageRequests(TimeSpan timeout, TimeProvider time)
{
    private const int Tries = 3;
    private const int Redirects = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Redirects are followed here, since not all are allowed.</summary>
    private static readonly HttpClient Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { { "User-Agent", "TwitchHelix-drift" } },
    };

    private bool isFirst = true;

    /// <summary>Whether an address may be asked: others could read and change what is sent.</summary>
    public static bool IsAllowed(Uri address) => address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true };

    /// <param name="page">The page.</param>
    /// <param name="tag">The ETag of the text that is known, which is answered with 304 if it is still so.</param>
    /// <param name="cancellationToken">Cancels the requests, and the pauses between them.</param>
    /// <exception cref="PageException">There is no answer, or one that may not be used.</exception>
    public async Task<PageAnswer> GetAsync(PageAddress page, string? tag, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (response, text) = await FollowAsync(page, tag, cancellationToken);
            var status = (int)response.StatusCode;
            if (status != 429 && status < 500)
                return new PageAnswer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.ToString(), text);
            if (attempt == Tries)
                throw new PageException(page.Name, $"{page.Address} answers with status {status}, {Tries} times");
            var wait = RetryAfter(response) ?? TimeSpan.FromSeconds(attempt);
            if (wait > LongestWait)
                throw new PageException(
                    page.Name, $"{page.Address} answers with status {status}, and may be asked again only after {Math.Ceiling(wait.TotalSeconds)} seconds");
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<(HttpResponseMessage Response, string Text)> FollowAsync(PageAddress page, string? tag, CancellationToken cancellationToken)
    {
        var address = page.Address;
        for (var followed = 0; ; followed++)
        {
            var answer = await SendAsync(page, address, tag, cancellationToken);
            if (answer.Response.Headers.Location is not { } location || (int)answer.Response.StatusCode is not (301 or 302 or 303 or 307 or 308))
                return answer;
            var target = new Uri(address, location);
            if (!IsAllowed(target) || target.Authority != page.Address.Authority)
                throw new PageException(page.Name, $"{page.Address} redirects to {target}, on another host or without https, which isn't followed");
            if (followed == Redirects)
                throw new PageException(page.Name, $"{page.Address} redirects more than {Redirects} times");
            address = target;
        }
    }

    private async Task<(HttpResponseMessage Response, string Text)> SendAsync(PageAddress page, Uri address, string? tag, CancellationToken cancellationToken)
    {
        if (!isFirst)
            await Task.Delay(Pause, time, cancellationToken);
        isFirst = false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd(page.Form == PageForm.Markdown ? "text/markdown, text/plain" : "text/html");
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            // The headers stay readable.
            using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return (response, response.StatusCode == HttpStatusCode.OK ? await ReadAsync(page, response.Content, limit.Token) : "");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PageException(page.Name, $"{page.Address} hasn't answered within {timeout.TotalSeconds} seconds", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new PageException(page.Name, $"{page.Address} can't be read: {e.Message}", e);
        }
    }

    private static async Task<string> ReadAsync(PageAddress page, HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentType?.CharSet?.Trim('"') is { } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            throw new PageException(page.Name, $"{page.Address} has the encoding {charset}; a page is in UTF-8");
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            bytes.Write(buffer, 0, length);
            if (bytes.Length > PageBlocks.MaximumLength)
                throw new PageException(page.Name, $"{page.Address} has more than {PageBlocks.MaximumLength} bytes");
        }
        try
        {
            return PageText.Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new PageException(page.Name, $"{page.Address} isn't a text in UTF-8", e);
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
        _ => null,
    };
}

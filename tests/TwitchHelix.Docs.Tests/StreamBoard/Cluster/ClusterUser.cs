using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TwitchHelix.Testing;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>A person with a browser that keeps cookies, before a load balancer: the cookies of one instance go to the other, too.</summary>
internal sealed partial class ClusterUser(HelixTestUser identity, HttpClient http, Stopwatch clock)
{
    private readonly CookieContainer cookies = new();

    public string Login => identity.Login;

    /// <summary>Logs in by the real pages.</summary>
    public async Task LogInAsync(ClusterBoard board)
    {
        using var toTwitch = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(board.Address!, "/login?returnUrl=%2Fstatus")));
        var authorize = Next(toTwitch);
        using var choice = await SendAsync(new HttpRequestMessage(HttpMethod.Get, authorize));
        Assert.That(await choice.Content.ReadAsStringAsync(), Does.Contain($"value=\"{identity.Id}\""), "Twitch asks who it is.");
        using var chosen = await SendAsync(new HttpRequestMessage(HttpMethod.Post, authorize)
        {
            Content = new FormUrlEncodedContent([new("user", identity.Id)]),
        });
        using var back = await SendAsync(new HttpRequestMessage(HttpMethod.Get, Next(chosen)));
        Assert.That(Next(back), Is.EqualTo(new Uri(board.Address!, "/status")));
        var page = await LoadAsync(board, "/status");
        Assert.That(page.IsOwnPage, page.ToString());
    }

    public async Task<ClusterAnswer> LoadAsync(ClusterBoard board, string path)
    {
        var (address, begun) = (board.Address, clock.Elapsed);
        if (address is null)
            return new ClusterAnswer(Login, board, path, begun, begun) { Fault = "It is down." };
        try
        {
            using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)));
            var text = await response.Content.ReadAsStringAsync();
            return new ClusterAnswer(Login, board, path, begun, clock.Elapsed)
            {
                Status = response.StatusCode,
                Location = response.Headers.Location,
                Shown = [.. Owner.Matches(text).Select(match => match.Groups[1].Value).Distinct()],
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ClusterAnswer(Login, board, path, begun, clock.Elapsed) { Fault = e.Message };
        }
    }

    /// <summary>Reads the events of an open page.</summary>
    public async IAsyncEnumerable<string> ListenAsync(ClusterBoard board, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(board.Address!, "/live/streams")), cancellationToken);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken)).EnumerateAsync(cancellationToken))
            yield return $"{item.EventType} {item.Data}";
    }

    private static Uri Next(HttpResponseMessage response)
    {
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Found), $"{response.RequestMessage!.RequestUri}");
        return new Uri(response.RequestMessage.RequestUri!, response.Headers.Location!);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        var address = request.RequestUri!;
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        lock (cookies)
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var changes))
            lock (cookies)
                foreach (var change in changes)
                    cookies.SetCookies(address, change);
        return response;
    }

    /// <summary>The menu's link to one's own channel, and the title of the one stream in the list.</summary>
    [GeneratedRegex(@"(?:chosen by |href=""/channel/(?=\w+"">Your channel))(\w+)")]
    private static partial Regex Owner { get; }
}

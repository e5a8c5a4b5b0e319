using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Playwright;

namespace TwitchHelix.Docs.Tests.StreamBoard.Browser;

/// <summary>What went wrong on any page of a test: what the console says, requests that failed or went elsewhere, dialogs.</summary>
internal sealed class BrowserFaults(params IEnumerable<Uri> allowed)
{
    private readonly ConcurrentQueue<string> all = new();
    private ImmutableHashSet<string> hosts = [.. allowed.Select(address => address.Authority)];
    private ImmutableHashSet<int> expected = [];

    public IReadOnlyCollection<string> All => all;

    /// <summary>Lets pages answer with a status, because the test wants it.</summary>
    public void Expect(params int[] statuses) => expected = [.. statuses];

    /// <summary>Lets pages ask one more server.</summary>
    public void Allow(Uri address) => hosts = hosts.Add(address.Authority);

    public void Add(string fault) => all.Enqueue(fault);

    public void WatchOver(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !expected.Any(status => message.Text.Contains($"status of {status}", StringComparison.Ordinal)))
                Add($"console {message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => Add($"{error.Page?.Url}: {error.Error}");
        context.Dialog += async (_, dialog) =>
        {
            Add($"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && !expected.Contains(response.Status))
                Add($"{response.Request.Method} {response.Url} is answered with {response.Status}");
        };
        context.RequestFailed += (_, request) =>
        {
            // A page that is left no longer needs its events and pictures.
            if (request.Failure != "net::ERR_ABORTED")
                Add($"{request.Method} {request.Url} failed: {request.Failure}");
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } target && !hosts.Contains(target.Authority))
                Add($"a request to another server: {target}");
        };
    }
}

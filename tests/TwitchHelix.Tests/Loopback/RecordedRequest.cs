using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Loopback;

/// <summary>A request as its bytes arrived.</summary>
internal sealed record RecordedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Content)
{
    public string Path => Target.Split('?')[0];

    /// <summary>The query as it was escaped, without the question mark.</summary>
    public string RawQuery => Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    public IReadOnlyList<(string Name, string Value)> Query =>
    [
        .. RawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1]))),
    ];

    public string Body => Encoding.UTF8.GetString(Content);

    /// <summary>The body as a form.</summary>
    public IReadOnlyDictionary<string, string> Form =>
        Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => WebUtility.UrlDecode(pair[0]), pair => WebUtility.UrlDecode(pair[1]));

    public JToken Json
    {
        get
        {
            using var reader = new JsonTextReader(new StringReader(Body)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

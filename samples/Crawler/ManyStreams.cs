using System.Globalization;
using TwitchHelix;
using TwitchHelix.Testing;

namespace Crawler;

/// <summary>Gives each category of a server streams of its own. Otherwise all categories have the same ones.</summary>
internal static class ManyStreams
{
    public static IDisposable AnswerWithStreams(this HelixTestServer server, int pages, int pageSize = 100) =>
        server.Answer(HelixOperations.Streams.GetStreams, request => Page(request, pages, pageSize));

    public static GetStreamsResponse Page(HelixTestRequest request, int pages, int pageSize)
    {
        var gameId = request.Query["game_id"][0];
        var page = request.Query.TryGetValue("after", out var cursor) ? int.Parse(cursor[0], CultureInfo.InvariantCulture) : 0;
        return new GetStreamsResponse
        {
            Data = [.. Enumerable.Range(page * pageSize, pageSize).Select(number => new LiveStream
            {
                Id = $"{gameId}{number:D6}",
                GameId = gameId,
                UserName = $"Streamer {number}",
                Title = $"Stream {number} of category {gameId}",
                Language = "en",
                ViewerCount = 10_000 / (number + 1),
                StartedAt = DateTimeOffset.UtcNow,
            })],
            Pagination = new Pagination { Cursor = page + 1 < pages ? $"{page + 1}" : null },
        };
    }
}

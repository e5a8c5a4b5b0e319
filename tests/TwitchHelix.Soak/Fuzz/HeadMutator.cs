using System.Net;

namespace TwitchHelix.Soak.Fuzz;

/// <summary>Creates statuses and headers that Twitch would never send.</summary>
internal sealed class HeadMutator(Random random)
{
    private static readonly string[] Names =
    [
        "Ratelimit-Limit", "Ratelimit-Remaining", "Ratelimit-Reset", "Retry-After", "Twitch-Trace-Id", "Date", "Location", "WWW-Authenticate", "Set-Cookie",
        "Content-Type", "Content-Encoding", "X-Unknown",
    ];
    private static readonly string[] Values =
    [
        "", " ", "0", "1", "-1", "800", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e9", "0x10", "NaN", "800, 799", "1.5",
        "+1", "-0", "٣",
        "253402300799", "253402300800", "-62135596800", "-62135596801", "Wed, 21 Oct 2015 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "\"", "ÿ", "\u0001",
        "a;b=\"c", "text/html; charset=nothing", "application/json; charset=utf-16", "gzip", "nothing",
    ];

    public HttpStatusCode Status(int usual) => (HttpStatusCode)(random.Next(10) switch
    {
        0 => random.Next(1000),
        1 => random.Next(200, 210),
        2 => random.Next(400, 600),
        _ => usual,
    });

    public void AddTo(HttpResponseMessage response)
    {
        for (var count = random.Next(4); count > 0; count--)
        {
            var name = Names[random.Next(Names.Length)];
            var value = Value();
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public string Value() => random.Next(50) == 0 ? new string('9', random.Next(5000)) : Values[random.Next(Values.Length)];

    public string Name() => Names[random.Next(Names.Length)];
}

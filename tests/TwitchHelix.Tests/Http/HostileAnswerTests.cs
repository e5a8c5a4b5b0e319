using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Http;

/// <summary>Answers that are made to cost time or memory. No other test runs beside these, because they measure what the process allocates.</summary>
[NonParallelizable]
public sealed class HostileAnswerTests
{
    private const int MostBytes = 64 * 1024 * 1024;

    /// <summary>15 MB of objects, which would need a hundred times as much memory.</summary>
    private static readonly byte[] Objects = Encoding.UTF8.GetBytes($$"""{"data":[{{string.Join(",", Enumerable.Repeat("{}", 5 * 1024 * 1024))}}]}""");

    [TestCase(400)]
    [TestCase(401)]
    [TestCase(429)]
    [TestCase(500)]
    public async Task Of_a_failure_the_first_64_KB_are_read(int status)
    {
        await using var server = new LoopbackServer(Packed(Objects, status));
        await using var twitch = Client(server);

        var (e, allocated) = await MeasureAsync(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That((int?)e!.StatusCode, Is.EqualTo(status));
        Assert.That(e.ResponseBody, Has.Length.EqualTo(2048));
        Assert.That(allocated, Is.LessThan(MostBytes / 8));
    }

    [Test]
    public async Task Of_the_identity_server_a_megabyte_is_read([Values(200, 400, 500)] int status)
    {
        await using var server = new LoopbackServer(Answer.Empty(204)) { Identity = _ => Packed(Objects, status) };
        await using var twitch = Client(server);

        var (e, allocated) = await MeasureAsync(() => twitch.Identity.RefreshAsync(new HelixToken("1", "access") { RefreshToken = "refresh" }));

        Assert.That((int?)e!.StatusCode, Is.EqualTo(status));
        Assert.That(allocated, Is.LessThan(MostBytes / 4));
    }

    [TestCase("data", TestName = "objects where items are")]
    [TestCase("new_field", TestName = "objects in a field that is not known")]
    public async Task Of_a_success_200000_tokens_are_read(string field)
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Objects).Replace("data", field, StringComparison.Ordinal));
        await using var server = new LoopbackServer(Packed(body, 200));
        await using var twitch = Client(server);

        var (e, allocated) = await MeasureAsync(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(e!.Message, Is.EqualTo("GetUsers was answered with status 200 and a body that can't be read because it has more than 200000 JSON tokens."));
        // The body itself, 16 MB, is in pooled memory.
        Assert.That(allocated, Is.LessThan(2 * MostBytes));
    }

    [TestCase("[{0}]", "1")]
    [TestCase("[{0}]", "\"a\"")]
    [TestCase("[{0}]", "null")]
    [TestCase("[{0}]", "[]")]
    [TestCase("{{{0}}}", "\"a\":1")]
    public async Task A_raw_call_reads_as_many(string document, string item)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, document, string.Join(",", Enumerable.Repeat(item, 200_001)));
        await using var server = new LoopbackServer(Answer.Json(body));
        await using var twitch = Client(server);

        Assert.That(() => twitch.SendAsync<JToken>(HttpMethod.Get, "users"), Throws.TypeOf<HelixException>().With.Message.Contains("200000 JSON tokens"));
        Assert.That(() => twitch.SendAsync<List<string>>(HttpMethod.Get, "users"), Throws.TypeOf<HelixException>());
    }

    [Test]
    public async Task An_answer_of_almost_as_many_tokens_is_read()
    {
        await using var server = new LoopbackServer(Answer.Json($"[{string.Join(",", Enumerable.Repeat("\"1\"", 199_998))}]"));
        await using var twitch = Client(server);

        Assert.That((await twitch.SendAsync<List<string>>(HttpMethod.Get, "users"))!, Has.Count.EqualTo(199_998));
        Assert.That(((JArray)(await twitch.SendAsync<JToken>(HttpMethod.Get, "users"))!), Has.Count.EqualTo(199_998));
    }

    [TestCase(200)]
    [TestCase(401)]
    public async Task Keys_that_are_repeated_are_read_as_one(int status)
    {
        var keys = string.Join(",", Enumerable.Range(0, 40_000).Select(i => $"\"key{i % 20_000}\":{i}"));
        var body = "{\"data\":[],\"new_field\":{" + keys + "}}";
        await using var server = new LoopbackServer(Answer.Json(body, status));
        await using var twitch = Client(server);

        if (status == 200)
            Assert.That((await twitch.Users.GetUsersAsync(ids: ["1"])).AdditionalProperties["new_field"]["key19999"], Is.EqualTo(new JValue(39_999)));
        else
            Assert.That(() => twitch.Users.GetUsersAsync(ids: ["1"]), Throws.TypeOf<HelixApiException>());
    }

    [Test]
    public async Task A_message_that_repeats_a_word_is_looked_through_once([Values(1000, 64 * 1024, 256 * 1024)] int length)
    {
        await using var server = new LoopbackServer(
            Answer.Json($$"""{"status":401,"message":"{{string.Concat(Enumerable.Repeat("invalid", length / 7))}}"}""", 401));
        await using var twitch = Client(server);

        var e = Assert.ThrowsAsync<HelixApiException>(() => twitch.Users.GetUsersAsync(ids: ["1"]))!;

        Assert.That(e.Message, Has.Length.LessThan(3000));
    }

    [Test]
    public void The_library_has_no_regular_expression_that_could_backtrack()
    {
        using var file = new PEReader(File.OpenRead(typeof(HelixClient).Assembly.Location));
        var metadata = file.GetMetadataReader();

        var used = metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle)).Select(type => metadata.GetString(type.Namespace)).ToHashSet();

        Assert.That(used, Does.Contain("System.Net.Http").And.No.Member("System.Text.RegularExpressions"));
    }

    private static HelixClient Client(LoopbackServer server) => server.CreateClient(options => options.AccessToken = "token");

    private static Answer Packed(byte[] body, int status)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var head = $"HTTP/1.1 {status} Status\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
            + $"Content-Length: {packed.Length}\r\n\r\n";
        return new Answer([.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()]);
    }

    private static async Task<(HelixException? Exception, long Allocated)> MeasureAsync(Func<Task> call)
    {
        var before = GC.GetTotalAllocatedBytes();
        try
        {
            await call();
            return (null, GC.GetTotalAllocatedBytes() - before);
        }
        catch (HelixException e)
        {
            return (e, GC.GetTotalAllocatedBytes() - before);
        }
    }
}

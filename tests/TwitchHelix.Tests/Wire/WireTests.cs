using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Wire;

/// <summary>Every operation over real HTTP, driven by the bundled document: the request, and the values read from the answer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WireTests
{
    private static IEnumerable<WireOperation> Operations => WireOperation.All;

    private static IEnumerable<WireOperation> PagedOperations => WireOperation.All.Where(operation => operation.Node["x-paginated"] is not null);

    private static IEnumerable<WireOperation> OperationsWithContent => WireOperation.All.Where(operation => operation.Response is not null);

    [TestCaseSource(nameof(Operations))]
    public async Task A_call_is_sent_as_described(WireOperation operation)
    {
        await using var server = new LoopbackServer(Respond(operation));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        var call = WireCall.Create(operation);

        await call.InvokeAsync(twitch);

        var sent = server.Calls.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Method, Is.EqualTo(operation.Method));
            Assert.That(sent.Path, Is.EqualTo("/helix" + operation.Path));
            Assert.That(sent.Query, Is.EquivalentTo(call.Query));
            Assert.That(sent.RawQuery, Does.Match("^[A-Za-z0-9_.~%=&-]*$"), "reserved characters are escaped");
            Assert.That(sent.Header("Client-Id"), Is.EqualTo("the-client-id"));
            Assert.That(sent.Header("Authorization"), Is.EqualTo(operation.Node["security"] is JArray { Count: > 0 } ? "Bearer ready-token" : null));
            Assert.That(sent.Header("User-Agent"), Does.StartWith("TwitchHelix/"));
            Assert.That(sent.Header("Content-Type"), Is.EqualTo(operation.Body is null ? null : "application/json"));
        }
        if (operation.Body is null)
            Assert.That(sent.Body, Is.Empty);
        else
            Assert.That(sent.Json, Is.EqualTo(operation.Body).Using<JToken>(JToken.DeepEquals), sent.Body);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task What_may_be_left_out_is_not_sent(WireOperation operation)
    {
        await using var server = new LoopbackServer(Respond(operation));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        await WireCall.Create(operation, onlyNeeded: true).InvokeAsync(twitch);

        var needed = operation.Parameters.Where(parameter => parameter["required"] is not null).Select(parameter => (string)parameter["name"]!);
        Assert.That(server.Calls.Single().Query.Select(pair => pair.Name).Distinct(), Is.EquivalentTo(needed));
    }

    [TestCaseSource(nameof(PagedOperations))]
    public async Task A_walk_through_a_list_asks_for_the_largest_page(WireOperation operation)
    {
        await using var server = new LoopbackServer(Respond(operation));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        await WireCall.Create(operation, onlyNeeded: true).WalkToFirstPageAsync(twitch);

        var first = operation.Parameters.FirstOrDefault(parameter => (string?)parameter["name"] == "first");
        var largest = first?["x-only-with"] is null ? (string?)first?["schema"]?["maximum"] : null;
        Assert.That(
            server.Calls.Single().Query.Where(pair => pair.Name == "first").Select(pair => pair.Value), Is.EqualTo(largest is null ? [] : new[] { largest }));
    }

    [TestCaseSource(nameof(OperationsWithContent))]
    public async Task An_answer_is_read_whole_and_written_again_the_same(WireOperation operation)
    {
        await using var server = new LoopbackServer(Respond(operation));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await WireCall.Create(operation).InvokeAsync(twitch);

        if (operation.ContentType != "application/json")
        {
            Assert.That(answer, Is.EqualTo((string?)operation.Response));
            return;
        }
        Assert.That(UnknownFields.In(answer), Is.Empty, "nothing is left over");
        await twitch.SendAsync<string>(HttpMethod.Post, "written-again", body: answer);
        Assert.That(server.Calls[^1].Json, Is.EqualTo(operation.Response).Using<JToken>(JToken.DeepEquals), server.Calls[^1].Body);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Any_success_will_do_even_with_nothing_in_it(WireOperation operation)
    {
        await using var server = new LoopbackServer(Answer.Empty(200));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await WireCall.Create(operation).InvokeAsync(twitch);

        Assert.That(UnknownFields.In(answer), Is.Empty);
    }

    [TestCaseSource(nameof(Operations))]
    public void The_metadata_is_that_of_the_document(WireOperation operation)
    {
        var known = HelixOperations.All.Single(each => each.Name == operation.Id);
        var accepted = (operation.Node["security"] as JArray ?? []).SelectMany(alternative => ((JObject)alternative).Properties())
            .Select(scheme => $"{scheme.Name} {string.Join(' ', scheme.Value)}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(known.Resource, Is.EqualTo(operation.Resource));
            Assert.That(known.Method.Method, Is.EqualTo(operation.Method));
            Assert.That("/" + known.Path, Is.EqualTo(operation.Path));
            Assert.That(
                known.AcceptedTokens.Select(token => $"{token.Kind.ToString().ToLowerInvariant()} {string.Join(' ', token.Scopes)}"), Is.EqualTo(accepted));
            Assert.That(known.ActingUserParameter, Is.EqualTo((string?)operation.Node["x-acting-user"]));
            Assert.That(known.IsPaginated, Is.EqualTo(operation.Node["x-paginated"] is not null));
            Assert.That(known.IsDeprecated, Is.EqualTo(operation.Node["deprecated"] is not null));
            Assert.That(known.IsBeta, Is.EqualTo(operation.Node["x-beta"] is not null));
            Assert.That(known.Reference?.AbsoluteUri, Is.EqualTo((string?)operation.Node["externalDocs"]!["url"]));
            Assert.That(known.OptionalScopes, Is.EqualTo((operation.Node["x-optional-scopes"] as JObject)?.Properties().Select(scope => scope.Name) ?? []));
            Assert.That(known.IsRepeatable, Is.EqualTo(operation.Method is "GET" or "PUT" or "DELETE" || (bool?)operation.Node["x-repeatable"] == true));
            Assert.That(
                known.RateLimits.Select(limit => $"{limit.Calls} {limit.Period.TotalSeconds} {string.Join(' ', limit.Per)}"),
                Is.EqualTo((operation.Node["x-rate-limit"] as JArray ?? [])
                    .Select(limit => $"{limit["calls"]} {limit["seconds"]} {string.Join(' ', limit["per"]!)}")));
        }
    }

    [Test]
    public void Metadata_has_nothing_more_than_the_document() =>
        Assert.That(HelixOperations.All.Select(operation => operation.Name), Is.EquivalentTo(WireOperation.All.Select(operation => operation.Id)));

    private static Answer Respond(WireOperation operation) => operation.Response is not { } example ? Answer.Empty(operation.Status)
        : example is JValue { Value: string text } ? Answer.Text(text, operation.ContentType!, operation.Status)
        : Answer.Json(example, operation.Status);
}

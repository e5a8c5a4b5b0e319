using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Batching;

/// <summary>Every look-up in the document exists, and works with the operation's example.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BatchSurfaceTests
{
    private static IEnumerable<TestCaseData> LookUps =>
        from operation in WireOperation.All
        from lookUp in operation.Node["x-batch"] as JArray ?? []
        select new TestCaseData(operation, lookUp).SetArgDisplayNames($"{operation.Resource}.{lookUp["name"]}");

    [TestCaseSource(nameof(LookUps))]
    public async Task A_look_up_finds_its_item(WireOperation operation, JObject lookUp)
    {
        var parameter = (string)lookUp["parameter"]!;
        var key = (string)operation.Response!["data"]![0]![parameter]!;
        await using var server = new LoopbackServer(Answer.Json(operation.Response));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        var resource = typeof(IHelixBatch).GetProperty(operation.Resource)!;
        var method = resource.PropertyType.GetMethod(lookUp["name"] + "Async")!;
        var others = operation.Parameters.Where(each => (bool?)each["required"] == true && (string)each["name"]! != parameter)
            .Select(each => (string)each["name"]!).ToList();

        var task = (Task)method.Invoke(resource.GetValue(twitch.Batch), [.. others.Select(name => "the-" + name), key, CancellationToken.None])!;
        await task;
        object? item = ((dynamic)task).Result;

        Assert.That(item, Is.Not.Null);
        Assert.That(JObject.FromObject(item)[parameter]?.ToString(), Is.EqualTo(key));
        var sent = server.Calls.Single();
        var size = (string)operation.Parameters.Single(each => (string)each["name"]! == parameter)["schema"]!["maxItems"]!;
        IEnumerable<(string, string)> page = (bool?)lookUp["paged"] == true ? [("first", size)] : [];
        Assert.That(sent.Path, Is.EqualTo("/helix" + operation.Path));
        Assert.That(sent.Query, Is.EquivalentTo(others.Select(name => (name, "the-" + name)).Append((parameter, key)).Concat(page)));
    }

    [Test]
    public void There_are_no_look_ups_but_those_described()
    {
        var methods = typeof(IHelixBatch).GetProperties()
            .SelectMany(resource => resource.PropertyType.GetMethods().Select(method => $"{resource.Name}.{method.Name}"));
        var described =
            from operation in WireOperation.All
            from lookUp in operation.Node["x-batch"] as JArray ?? []
            select $"{operation.Resource}.{lookUp["name"]}Async";

        Assert.That(methods, Is.EquivalentTo(described));
    }
}

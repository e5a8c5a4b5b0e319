using System.Collections.Concurrent;
using System.Text;
using Newtonsoft.Json;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Examples;

/// <summary>
/// Creates answers from the examples: with the values of query and body, an item for each requested key, and long lists in pages.
/// All members can be used from any thread.
/// </summary>
internal sealed class ExampleAnswers(HelixTestServerOptions options, Names names)
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<DescribedOperation, ExampleAnswer> answers = new();
    private readonly ConcurrentDictionary<(DescribedOperation Operation, string Query, int Version), byte[]> kept = new();

    /// <summary>Creates the body of the answer. Null if the server didn't issue the cursor.</summary>
    public byte[]? Make(ReceivedRequest request)
    {
        var operation = request.Operation!;
        if (request.Json is not null)
            return Write(operation, request);
        var key = (operation, request.Context.Request.QueryString.Value ?? "", names.Version);
        if (kept.TryGetValue(key, out var known))
            return known;
        if (Write(operation, request) is not { } made)
            return null;
        // Simpler than tracking the age of each answer.
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = made;
    }

    private byte[]? Write(DescribedOperation operation, ReceivedRequest request)
    {
        var answer = answers.GetOrAdd(operation, each => new ExampleAnswer(each, names, options)).Make(request);
        return answer is null ? null : Encoding.UTF8.GetBytes(answer.ToString(Formatting.None));
    }
}

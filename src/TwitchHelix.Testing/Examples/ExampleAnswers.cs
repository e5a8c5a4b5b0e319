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
    private readonly ConcurrentDictionary<(DescribedOperation Operation, string Query, string Variant, int Version), byte[]> kept = new();

    /// <summary>Creates the body of the answer. Null if the server didn't issue the cursor.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fit">A change of the answer. Null for none.</param>
    public byte[]? Make(ReceivedRequest request, AnswerFit? fit)
    {
        var operation = request.Operation!;
        if (request.Json is not null)
            return Write(operation, request, fit);
        var key = (operation, request.Context.Request.QueryString.Value ?? "", fit?.Variant ?? "", names.Version);
        if (kept.TryGetValue(key, out var known))
            return known;
        if (Write(operation, request, fit) is not { } made)
            return null;
        // Simpler than tracking the age of each answer.
        if (kept.Count >= MostKept)
            kept.Clear();
        return kept[key] = made;
    }

    private byte[]? Write(DescribedOperation operation, ReceivedRequest request, AnswerFit? fit)
    {
        var answer = answers.GetOrAdd(operation, each => new ExampleAnswer(each, names, options)).Make(request);
        if (answer is null)
            return null;
        fit?.Apply(answer);
        return Encoding.UTF8.GetBytes(answer.ToString(Formatting.None));
    }
}

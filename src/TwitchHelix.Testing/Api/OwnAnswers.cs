using System.Net;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Api;

/// <summary>Keeps the test's own answers. The answer that was added last for an operation wins; if it is removed, the previous one applies.</summary>
internal sealed class OwnAnswers
{
    private readonly object gate = new();
    private volatile OwnAnswer[] answers = [];

    /// <param name="operation">The operation.</param>
    /// <param name="make">Creates the answer. It returns null for the usual answer.</param>
    /// <returns>Dispose it to remove the answer.</returns>
    public IDisposable Add(DescribedOperation operation, Func<HelixTestRequest, Answer?> make)
    {
        var added = new OwnAnswer(this, operation, make);
        lock (gate)
            answers = [added, .. answers];
        return added;
    }

    public void Clear()
    {
        lock (gate)
            answers = [];
    }

    /// <summary>Returns the answer to a request, or null for the usual answer.</summary>
    public Answer? Make(ReceivedRequest request)
    {
        if (Array.Find(answers, answer => answer.Operation == request.Operation) is not { } own)
            return null;
        try
        {
            return own.Make(request.Record);
        }
        catch (HelixApiException e)
        {
            return Failure(e);
        }
        catch (Exception e)
        {
            // The test's code failed. The error reaches the test through its client.
            return Answer.ApiError(500, $"The test's own answer for {request.Operation!.Name} failed: {e}");
        }
    }

    /// <summary>Returns the error that makes a client throw this exception.</summary>
    private static Answer Failure(HelixApiException failure) => Answer.ApiError(
        (int)(failure.StatusCode ?? HttpStatusCode.InternalServerError),
        failure.ErrorMessage.Length > 0 ? failure.ErrorMessage : failure.Message,
        failure.Error);

    private void Remove(OwnAnswer answer)
    {
        lock (gate)
            answers = [.. answers.Where(other => other != answer)];
    }

    private sealed class OwnAnswer(OwnAnswers owner, DescribedOperation operation, Func<HelixTestRequest, Answer?> make) : IDisposable
    {
        public DescribedOperation Operation => operation;

        public Answer? Make(HelixTestRequest request) => make(request);

        public void Dispose() => owner.Remove(this);
    }
}

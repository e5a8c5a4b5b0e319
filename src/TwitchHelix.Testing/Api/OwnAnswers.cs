using System.Net;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Api;

/// <summary>The answers that a test gives. The last one for an operation is sent; without it the one before is.</summary>
internal sealed class OwnAnswers
{
    private readonly Lock gate = new();
    private volatile OwnAnswer[] answers = [];

    /// <param name="operation">The operation.</param>
    /// <param name="make">Makes the answer. It returns null for the usual one.</param>
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

    /// <summary>The answer to a request. Null for the usual one.</summary>
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
            // Test code has failed: the caller is the one who can tell the test.
            return Answer.ApiError(500, $"The answer that the test gave for {request.Operation!.Name} failed: {e}");
        }
    }

    /// <summary>The error that a client makes such an exception of.</summary>
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

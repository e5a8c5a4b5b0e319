namespace TwitchHelix.Soak.Fuzz;

/// <summary>Answers each request synchronously with the configured answer.</summary>
internal sealed class MutatedAnswers : HttpMessageHandler
{
    private HttpResponseMessage? next;

    /// <summary>Whether a request has taken the answer.</summary>
    public bool IsTaken => next is null;

    public void Set(HttpResponseMessage answer) => next = answer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = next ?? throw new InvalidOperationException("A call was sent twice.");
        next = null;
        return Task.FromResult(answer);
    }
}

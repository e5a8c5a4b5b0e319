namespace TwitchHelix.Soak.Fuzz;

/// <summary>Answers each request, on the spot, with what is set.</summary>
internal sealed class MutatedAnswers : HttpMessageHandler
{
    private HttpResponseMessage? next;

    /// <summary>Whether the answer was asked for.</summary>
    public bool IsTaken => next is null;

    public void Set(HttpResponseMessage answer) => next = answer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = next ?? throw new InvalidOperationException("A call was sent twice.");
        next = null;
        return Task.FromResult(answer);
    }
}

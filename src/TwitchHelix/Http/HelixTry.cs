using System.Net.Http.Headers;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Pacing;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>One attempt of a call, with its token.</summary>
/// <param name="call">The call.</param>
/// <param name="clientId">The application.</param>
/// <param name="token">The token. Null for none.</param>
/// <param name="rejected">The token that it replaces. Null if it replaces none.</param>
/// <param name="paced">Its turns in the limits.</param>
internal sealed class HelixTry(HelixCall call, string clientId, CallToken? token, CallToken? rejected, PacedCall paced) : ExchangeRequest(call.Operation.Name)
{
    private bool hasLeft;

    public HelixCall Call => call;

    public CallToken? Token => token;

    public override string Path => call.Operation.Path + call.Request.Query;

    public override bool IsRepeatable => call.Operation.IsRepeatable;

    public override IEnumerable<string?> Secrets =>
        new[] { token?.Value, token?.Stored?.RefreshToken, rejected?.Value, rejected?.Stored?.RefreshToken }
            .Concat(call.Request.BodySecrets);

    // The bucket learns from the headers, so other calls don't wait for the body.
    public override void Answered(Answer answer) => Leave(new CallOutcome((int)answer.Status, answer.RateLimit, answer.Date));

    /// <summary>Ends its turns if no answer has.</summary>
    public void Failed(Exception e) => Leave(e is OperationCanceledException ? CallOutcome.Canceled : CallOutcome.Broken);

    public override HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage { Method = call.Operation.Method };
        message.Headers.TryAddWithoutValidation("Client-Id", clientId);
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (call.Body is not null)
        {
            message.Content = new ByteArrayContent(call.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }
        else if (!call.Operation.IsRepeatable)
        {
            // HttpClient resends a request without content if the connection breaks, but not one with content, even empty content.
            message.Content = new ByteArrayContent([]);
        }
        return message;
    }

    private void Leave(CallOutcome outcome)
    {
        if (hasLeft)
            return;
        hasLeft = true;
        paced.Leave(outcome);
    }
}

#if NET
using System.Runtime.CompilerServices;
#endif
using TwitchHelix.Errors;

namespace TwitchHelix.Transport;

/// <summary>
/// The exchanges with one server: sends a request and reads the answer within bounds. A fault is one <see cref="HelixException"/> with its remedy and without
/// a secret. A cancellation stays a cancellation, which <see cref="CallDeadline.Explain"/> distinguishes from a timeout.
/// </summary>
/// <param name="sender">The sender of the requests.</param>
/// <param name="address">The server's address, with a slash at its end.</param>
/// <param name="maxSuccessSize">The largest body of a success, in bytes.</param>
/// <param name="limitName">The name of that limit, for exceptions.</param>
/// <param name="applicationSecrets">The secrets that every request may touch.</param>
internal sealed class Exchange(CurrentSender sender, string address, long maxSuccessSize, string limitName, IReadOnlyList<string?> applicationSecrets)
{
    /// <summary>The part of a failure's body that is read, in bytes. The reason comes at its start.</summary>
    private const int MaxFailureSize = 64 * 1024;

    /// <summary>Sends a request and reads the answer.</summary>
    /// <exception cref="HelixException">The server can't be reached, the connection broke, or the body of a success is too large.</exception>
#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<Answer> SendAsync(ExchangeRequest request, CallDeadline deadline)
    {
        Answer? answer = null;
        try
        {
            using var message = request.ToMessage();
            message.RequestUri = new Uri(address + request.Path);
            var response = await sender.Get().SendAsync(message, deadline.Token).ConfigureAwait(false);
            answer = new Answer(response, request, applicationSecrets);
            request.Answered(answer);
            answer.Body = answer.IsSuccess
                ? await ResponseBuffer.ReadAsync(answer.Content, maxSuccessSize, deadline.Token).ConfigureAwait(false)
                : await ResponseBuffer.ReadStartAsync(answer.Content, MaxFailureSize, deadline.Token).ConfigureAwait(false);
            return answer;
        }
        catch (Exception e)
        {
            using (answer)
                if (e is ResponseTooLargeException)
                    throw TooLarge(request, answer!);
                else if (e is HttpRequestException or IOException)
                    throw Unreachable(request, e, deadline, answer);
                else
                    throw;
        }
    }

    private HelixException TooLarge(ExchangeRequest request, Answer answer)
    {
        var text = $"{request.Name} was answered with status {(int)answer.Status} and a body of more than {maxSuccessSize} bytes ({limitName}).";
        return new HelixException(text) { Operation = request.Name, StatusCode = answer.Status };
    }

    private HelixException Unreachable(ExchangeRequest request, Exception e, CallDeadline deadline, Answer? answer)
    {
        // Some networks report a cancellation as a broken connection.
        deadline.Token.ThrowIfCancellationRequested();
        var secrets = new SecretTexts(applicationSecrets.Concat(request.Secrets));
        var text = $"{request.Name} could not reach {address}, or the connection broke: {secrets.Quote(e.GetBaseException().Message)}";
        return new HelixException(text, secrets.Hide(e))
        {
            Operation = request.Name,
            StatusCode = answer?.Status,
            Remedy = request.IsRepeatable || ConnectFault.Is(e) ? Remedy.Repeat : Remedy.None,
        };
    }
}

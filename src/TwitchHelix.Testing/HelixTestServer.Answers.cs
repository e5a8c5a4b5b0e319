using System.Net;
using System.Text;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing;

public sealed partial class HelixTestServer
{
    /// <summary>
    /// Answers an operation with this from now on, instead of the example. Tokens, rate limits, parameters and faults are checked first. The
    /// last answer that was given for an operation is sent.
    /// </summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="answer">The answer. It is sent as it is at the time of the call.</param>
    /// <returns>Dispose it to remove the answer: the one before is sent again, or the example.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation doesn't answer with an object of this type.</exception>
    public IDisposable Answer(HelixOperation operation, HelixResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var described = Described(operation, answer.GetType());
        return answers.Add(described, _ => Http.Answer.Json(described.Status, Encoding.UTF8.GetBytes(answer.ToJson())));
    }

    /// <summary>Answers an operation with what a function makes of the request, as <see cref="Answer(HelixOperation, HelixResponse)"/> does.</summary>
    /// <typeparam name="T">The type that the operation answers with.</typeparam>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="answer">
    /// Makes the answer. It is called by many threads at once. A <see cref="HelixApiException"/> that it throws is answered as that error, any
    /// other exception as status 500 with its text.
    /// </param>
    /// <returns>Dispose it to remove the answer: the one before is sent again, or the example.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation doesn't answer with an object of this type.</exception>
    public IDisposable Answer<T>(HelixOperation operation, Func<HelixTestRequest, T> answer)
        where T : HelixResponse
    {
        ArgumentNullException.ThrowIfNull(answer);
        var described = Described(operation, typeof(T));
        return answers.Add(described, request => Http.Answer.Json(described.Status, Encoding.UTF8.GetBytes(
            (answer(request) ?? throw new InvalidOperationException("The function returned null.")).ToJson())));
    }

    /// <summary>Answers an operation with text from now on, for those that don't answer with JSON: <c>GetChannelICalendar</c>.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The text.</param>
    /// <returns>Dispose it to remove the answer: the one before is sent again, or the example.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation doesn't answer with text.</exception>
    public IDisposable Answer(HelixOperation operation, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var described = Described(operation, typeof(string));
        return answers.Add(described, _ => Http.Answer.Text(described.Status, described.ContentType!, answer));
    }

    /// <summary>
    /// Calls an action with each request for an operation, from now on, and sends the usual answer. A <see cref="HelixApiException"/> that the
    /// action throws is answered as that error, any other exception as status 500 with its text.
    /// </summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Channels.ModifyChannelInformation</c>.</param>
    /// <param name="action">What to call. It is called by many threads at once.</param>
    /// <returns>Dispose it to remove the action.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation is not one of <see cref="HelixOperations.All"/>.</exception>
    public IDisposable Answer(HelixOperation operation, Action<HelixTestRequest> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return answers.Add(Described(operation), request =>
        {
            action(request);
            return null;
        });
    }

    /// <summary>Answers an operation with an error from now on, in the form that Twitch gives it.</summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="status">The status: 400 or above.</param>
    /// <param name="message">What Twitch says about the error.</param>
    /// <returns>Dispose it to remove the answer: the one before is sent again, or the example.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation is not one of <see cref="HelixOperations.All"/>, or the status is no error.</exception>
    public IDisposable Answer(HelixOperation operation, HttpStatusCode status, string message = "")
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 400, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        return answers.Add(Described(operation), _ => Http.Answer.ApiError((int)status, message));
    }

    /// <summary>Answers an operation with the error that a client throws this exception for.</summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="failure">
    /// The exception. Its <see cref="HelixException.StatusCode"/> is the status, <see cref="HelixApiException.ErrorMessage"/> the message; if that
    /// is empty, the message is that of the exception.
    /// </param>
    /// <returns>Dispose it to remove the answer: the one before is sent again, or the example.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation is not one of <see cref="HelixOperations.All"/>, or the exception has no status.</exception>
    public IDisposable Answer(HelixOperation operation, HelixApiException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (failure.StatusCode is null)
            throw new ArgumentException($"Set {nameof(HelixException.StatusCode)}: it is the status of the answer.", nameof(failure));
        return answers.Add(Described(operation), _ => throw failure);
    }

    /// <summary>Removes all answers: every operation is answered with its example again.</summary>
    public void ClearAnswers() => answers.Clear();

    private static DescribedOperation Described(HelixOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return DescribedApi.Find(operation.Method.Method, "/" + operation.Path)
            ?? throw new ArgumentException($"{operation.Name} is not an operation that the server knows. Use one of {nameof(HelixOperations)}.", nameof(operation));
    }

    private static DescribedOperation Described(HelixOperation operation, Type answer)
    {
        var described = Described(operation);
        var expected = described.ContentType is null ? null : described.IsJson ? described.ResponseSchema!.Name : typeof(string).Name;
        if (answer.Name != expected)
            throw new ArgumentException(
                expected is null
                    ? $"{described.Name} answers without content: give it a status, an exception or an action."
                    : $"{described.Name} answers with {expected}, not with {answer.Name}.",
                nameof(answer));
        return described;
    }
}

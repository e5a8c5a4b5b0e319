using System.Net;
using System.Text;
using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing;

public sealed partial class HelixTestServer
{
    /// <summary>
    /// Answers an operation with an object instead of the example from now on. The server still checks token, rate limits and parameters, and
    /// applies faults. The answer that was added last wins.
    /// </summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="answer">The answer. The server serializes it at each call.</param>
    /// <returns>Dispose it to remove the answer. The previous answer, or else the example, applies again.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation doesn't answer with an object of this type.</exception>
    public IDisposable Answer(HelixOperation operation, HelixResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var described = Described(operation, answer.GetType());
        return answers.Add(described, _ => Http.Answer.Json(described.Status, Encoding.UTF8.GetBytes(answer.ToJson())));
    }

    /// <summary>Answers an operation with the result of a function from now on, as <see cref="Answer(HelixOperation, HelixResponse)"/> does.</summary>
    /// <typeparam name="T">The type that the operation answers with.</typeparam>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="answer">
    /// Creates the answer from the request. The server calls the function on many threads at once. If it throws a <see cref="HelixApiException"/>,
    /// the server answers with that error; for any other exception with status 500 and the exception's text.
    /// </param>
    /// <returns>Dispose it to remove the answer. The previous answer, or else the example, applies again.</returns>
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

    /// <summary>Answers an operation that doesn't answer with JSON, such as <c>GetChannelICalendar</c>, with text from now on.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="answer">The text.</param>
    /// <returns>Dispose it to remove the answer. The previous answer, or else the example, applies again.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation doesn't answer with text.</exception>
    public IDisposable Answer(HelixOperation operation, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var described = Described(operation, typeof(string));
        return answers.Add(described, _ => Http.Answer.Text(described.Status, described.ContentType!, answer));
    }

    /// <summary>
    /// Calls an action with each request for an operation from now on, and sends the usual answer. If the action throws a
    /// <see cref="HelixApiException"/>, the server answers with that error; for any other exception with status 500 and the exception's text.
    /// </summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Channels.ModifyChannelInformation</c>.</param>
    /// <param name="action">The action. The server calls it on many threads at once.</param>
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

    /// <summary>Answers an operation with an error in Twitch's format from now on.</summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="status">The status: 400 or above.</param>
    /// <param name="message">The error message.</param>
    /// <returns>Dispose it to remove the answer. The previous answer, or else the example, applies again.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation is not one of <see cref="HelixOperations.All"/>, or the status is not an error.</exception>
    public IDisposable Answer(HelixOperation operation, HttpStatusCode status, string message = "")
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan((int)status, 400, nameof(status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)status, 599, nameof(status));
        return answers.Add(Described(operation), _ => Http.Answer.ApiError((int)status, message));
    }

    /// <summary>Answers an operation with the error that makes a client throw this exception, from now on.</summary>
    /// <param name="operation">The operation, as in <c>HelixOperations.Polls.GetPolls</c>.</param>
    /// <param name="failure">
    /// The exception. <see cref="HelixException.StatusCode"/> becomes the status, <see cref="HelixApiException.ErrorMessage"/> the message. If
    /// <see cref="HelixApiException.ErrorMessage"/> is empty, the message is the exception's own.
    /// </param>
    /// <returns>Dispose it to remove the answer. The previous answer, or else the example, applies again.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The operation is not one of <see cref="HelixOperations.All"/>, or the exception has no status.</exception>
    public IDisposable Answer(HelixOperation operation, HelixApiException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (failure.StatusCode is null)
            throw new ArgumentException($"Set {nameof(HelixException.StatusCode)}, the status of the answer.", nameof(failure));
        return answers.Add(Described(operation), _ => throw failure);
    }

    /// <summary>Removes all answers. Every operation answers with its example again.</summary>
    public void ClearAnswers() => answers.Clear();

    private static DescribedOperation Described(HelixOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return DescribedApi.Find(operation.Method.Method, "/" + operation.Path)
            ?? throw new ArgumentException($"The server doesn't know the operation {operation.Name}. Use one of {nameof(HelixOperations)}.", nameof(operation));
    }

    private static DescribedOperation Described(HelixOperation operation, Type answer)
    {
        var described = Described(operation);
        var expected = described.ContentType is null ? null : described.IsJson ? described.ResponseSchema!.Name : typeof(string).Name;
        if (answer.Name != expected)
            throw new ArgumentException(
                expected is null
                    ? $"{described.Name} answers without content. Use a status, an exception or an action."
                    : $"{described.Name} answers with {expected}, not with {answer.Name}.",
                nameof(answer));
        return described;
    }
}

using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Transport;

/// <summary>The content of an answer that isn't a success, in any format, without secrets.</summary>
internal sealed class Failure
{
    private const int ExcerptLength = 2048;
    private const string TraceHeader = "Twitch-Trace-Id";

    private Failure(Answer answer, SecretTexts secrets)
    {
        Status = answer.Status;
        ReasonPhrase = secrets.Quote(answer.ReasonPhrase);
        Excerpt = secrets.Excerpt(answer.Body.Text(), ExcerptLength);
        Headers = secrets.Hide(answer.Headers);
        TraceId = HeaderValue.First(Headers, TraceHeader) is { } trace ? secrets.Quote(trace) : null;
        RateLimit = answer.RateLimit;
    }

    public HttpStatusCode Status { get; }

    /// <summary>The text beside the status. Empty if there is none.</summary>
    public string ReasonPhrase { get; }

    public HttpResponseHeaders Headers { get; }

    /// <summary>Null if the answer has none.</summary>
    public string? TraceId { get; }

    public HelixRateLimit? RateLimit { get; }

    /// <summary>The start of the body.</summary>
    public string Excerpt { get; }

    /// <summary>The body's <c>error</c>. Empty if it has none.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The body's <c>message</c>. Empty if it has none.</summary>
    public string Message { get; private set; } = "";

    /// <summary>The body's <c>error_description</c>, as OAuth has it. Empty if it has none.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The body's <c>id</c>, or that of the first item of its <c>data</c>. Null if it has none.</summary>
    public string? Id { get; private set; }

    public static Failure Read(Answer answer)
    {
        var secrets = answer.Secrets;
        var failure = new Failure(answer, secrets);
        try
        {
            failure.ReadBody(answer.Body.Bytes, secrets);
        }
        catch (JsonException)
        {
            // HTML, plain text, or cut off: keep what was found so far. The excerpt has the rest.
        }
        return failure;
    }

    /// <summary>Puts what the answer says into an exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="name">The name of the request.</param>
    public void Describe(HelixApiException exception, string name)
    {
        exception.Operation = name;
        exception.StatusCode = Status;
        exception.ResponseBody = Excerpt;
        exception.Error = Error;
        exception.ErrorMessage = Message;
        exception.TraceId = TraceId;
        exception.Headers = Headers;
    }

    private void ReadBody(ArraySegment<byte> body, SecretTexts secrets)
    {
        using var reader = new BoundedJsonReader(new Utf8Text(body));
        if (!reader.Read() || reader.TokenType != JsonToken.StartObject)
            return;
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonToken.String, Depth: 1 or 3, Value: string { Length: > 0 } text })
                continue;
            switch (reader.Path)
            {
                case "error":
                    Error = secrets.Quote(text);
                    break;
                case "message":
                    Message = secrets.Quote(text);
                    break;
                case "error_description":
                    Description = secrets.Quote(text);
                    break;
                case "id":
                    Id = secrets.Quote(text);
                    break;
                case "data[0].id":
                    Id ??= secrets.Quote(text);
                    break;
                default:
                    break;
            }
        }
    }
}

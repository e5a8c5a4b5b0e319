using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>The one way to the API: sends a call, and turns what comes back into its answer or into one exception.</summary>
internal sealed class HelixConnection(IHttpClientFactory clients, IOptions<HelixOptions> options, TimeProvider timeProvider)
{
    /// <summary>The name of the HttpClient that calls go through.</summary>
    public const string ClientName = "TwitchHelix";

    private readonly string baseAddress = options.Value.BaseAddress.AbsoluteUri.TrimEnd('/') + "/";

    /// <summary>Sends a call whose answer has content; where it has none, the answer is an empty one.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class =>
        await ExchangeAsync(request, Read<T>, cancellationToken).ConfigureAwait(false) ?? Missing<T>(request.Operation);

    /// <summary>Sends a call and reads its content as anything; the default value where it has none.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task<T?> SendRawAsync<T>(HelixRequest request, CancellationToken cancellationToken) => ExchangeAsync(request, Read<T>, cancellationToken);

    /// <summary>Sends a call and reads no content.</summary>
    /// <exception cref="HelixException">The call failed.</exception>
    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) =>
        ExchangeAsync(request, static (_, _) => true, cancellationToken);

    private async Task<T> ExchangeAsync<T>(HelixRequest request, Func<HttpResponseMessage, ResponseBuffer, T> read, CancellationToken cancellationToken)
    {
        var operation = request.Operation;
        using var deadline = Deadline.Start(timeProvider, options.Value.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        HttpResponseMessage? response = null;
        ResponseBuffer? body = null;
        try
        {
            using var message = CreateMessage(request);
            using var client = clients.CreateClient(ClientName);
            response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            body = await ResponseBuffer.ReadAsync(response.Content, either.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? read(response, body)
                : throw ErrorAnswer.ToException(operation, response, body);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{operation.Name} was canceled.", e, cancellationToken);
        }
        catch (OperationCanceledException e)
        {
            var text = $"{operation.Name} had no complete answer within {options.Value.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout).";
            throw new HelixException(text, new TimeoutException(text, e)) { Operation = operation.Name, StatusCode = response?.StatusCode };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new HelixException($"{operation.Name} could not reach {baseAddress}, or the connection broke: {e.GetBaseException().Message}", e)
            {
                Operation = operation.Name,
                StatusCode = response?.StatusCode,
            };
        }
        catch (JsonException e)
        {
            throw new HelixException($"{operation.Name} was answered with status {(int?)response?.StatusCode} and a body that can't be read: {e.Message}", e)
            {
                Operation = operation.Name,
                StatusCode = response?.StatusCode,
                ResponseBody = body?.Excerpt() ?? "",
            };
        }
        finally
        {
            body?.Dispose();
            response?.Dispose();
        }
    }

    private HttpRequestMessage CreateMessage(HelixRequest request)
    {
        var message = new HttpRequestMessage(request.Operation.Method, new Uri(baseAddress + request.Operation.Path + request.Query));
        HelixRequestProperties.Set(message, request);
        if (request.Body is not null)
            message.Content = JsonContent.Create(request.Body);
        return message;
    }

    private static T? Read<T>(HttpResponseMessage response, ResponseBuffer body)
    {
        if (typeof(T) == typeof(string))
            return (T)(object)body.Text();
        if (body.IsEmpty)
            return default;
        var answer = HelixJson.Read<T>(body.Open());
        if (answer is HelixResponse whole)
            whole.RateLimit = HelixRateLimit.Read(response.Headers);
        return answer;
    }

    // Twitch sometimes sends a success with nothing in it: as if every field were absent.
    private static T Missing<T>(HelixOperation operation)
        where T : class => typeof(HelixResponse).IsAssignableFrom(typeof(T))
            ? Activator.CreateInstance<T>()
            : throw new HelixException($"{operation.Name} was answered with nothing.") { Operation = operation.Name };

}

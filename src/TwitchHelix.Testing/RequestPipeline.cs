using System.Text;
using Microsoft.AspNetCore.Http;
using TwitchHelix.Testing.Api;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.EventSub;
using TwitchHelix.Testing.Faults;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;
using WireMock.Server;

namespace TwitchHelix.Testing;

/// <summary>Passes every request through the log, the test's own mappings and the faults to the API or the identity server.</summary>
internal sealed class RequestPipeline : IDisposable
{
    public const string ApiPath = "/helix/";
    public const string IdentityPath = "/oauth2/";

    private readonly OwnMappings mappings = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationToken stopped;
    private readonly RequestLog log;
    private readonly HelixFaults faults;
    private readonly ApiServer api;
    private readonly IdentityServer identity;
    private readonly SessionServer sessions;
    private readonly IdentityRequestCounter counter;
    private readonly IssuedTokens tokens;
    private readonly HelixTestServerOptions options;

    public RequestPipeline(
        RequestLog log, HelixFaults faults, ApiServer api, IdentityServer identity, SessionServer sessions, IdentityRequestCounter counter,
        IssuedTokens tokens, HelixTestServerOptions options)
    {
        this.log = log;
        this.faults = faults;
        this.api = api;
        this.identity = identity;
        this.sessions = sessions;
        this.counter = counter;
        this.tokens = tokens;
        this.options = options;
        // Copied, because a request can arrive while the server is being disposed.
        stopped = stopping.Token;
    }

    /// <summary>The WireMock server that runs the pipeline. Set before the first request.</summary>
    public WireMockServer? WireMock { get; set; }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Cuts a connection that is still open when the server stops.
        using var cut = stopped.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        ReceivedRequest? request = null;
        try
        {
            if (context.Request.Path == EventSubServer.Path)
            {
                await sessions.ServeAsync(context).ConfigureAwait(false);
                return;
            }
            request = await ReceiveAsync(context).ConfigureAwait(false);
            log.Add(request.Record);
            counter.Count(request);
            if (WireMock is { } wireMock && await mappings.TryAnswerAsync(wireMock, context, next).ConfigureAwait(false))
            {
                request.Record.StatusCode = context.Response.StatusCode;
                request.Record.IsCarriedOut = context.Response.StatusCode is >= 200 and < 400;
            }
            else
            {
                await AnswerAsync(request).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The caller has gone away, or the server is stopping: nobody is left to answer.
            context.Abort();
        }
        finally
        {
            if (request is not null)
                options.RequestCompleted?.Invoke(request.Record);
        }
    }

    /// <summary>Cuts the connections of running requests.</summary>
    public void Dispose()
    {
        if (stopped.IsCancellationRequested)
            return;
        stopping.Cancel();
        stopping.Dispose();
    }

    private Task AnswerAsync(ReceivedRequest request)
    {
        var gone = request.Context.RequestAborted;
        if (faults.Take(request) is not { } fault)
            return AnswerWriter.SendAsync(request, CarryOut(request), gone);
        request.Record.Fault = fault;
        return fault.Effect(new FaultedCall(request, fault, () => CarryOut(request), api, tokens, options.TimeProvider, gone));
    }

    private Answer CarryOut(ReceivedRequest request)
    {
        var answer = request.IdentityEndpoint is null ? api.Respond(request) : identity.Respond(request);
        request.Record.IsCarriedOut = answer.IsSuccess;
        return answer;
    }

    private static async Task<ReceivedRequest> ReceiveAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        var operation = path.StartsWith(ApiPath, StringComparison.Ordinal) ? DescribedApi.Find(context.Request.Method, path[(ApiPath.Length - 1)..]) : null;
        var endpoint = path.StartsWith(IdentityPath, StringComparison.Ordinal) ? path[IdentityPath.Length..] : null;
        return new ReceivedRequest(context, await ReadBodyAsync(context.Request).ConfigureAwait(false), operation, endpoint);
    }

    private static async Task<string?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && !request.Headers.ContainsKey("Transfer-Encoding")))
            return null;
        var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false);
        // WireMock reads the body again.
        buffer.Position = 0;
        request.Body = buffer;
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

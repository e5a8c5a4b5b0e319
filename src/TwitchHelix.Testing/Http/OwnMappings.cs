using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace TwitchHelix.Testing.Http;

/// <summary>
/// Asks WireMock whether a mapping of the user's own answers a request. Behind those stands a mapping that takes everything
/// and only leaves a mark on the request.
/// </summary>
internal sealed class OwnMappings : IResponseProvider
{
    private static readonly Guid Rest = new("5f0c7d2e-4f4b-4a35-9b1c-6f6f0b3e7a10");
    private static readonly object Mark = new();

    /// <summary>False if no mapping has answered the request: it is as it was.</summary>
    public async Task<bool> TryAnswerAsync(WireMockServer wireMock, HttpContext context, RequestDelegate next)
    {
        var mappings = wireMock.Mappings.ToArray();
        if (mappings.All(mapping => mapping.Guid == Rest))
            return false;
        // Whoever resets the mappings resets this one too.
        if (mappings.All(mapping => mapping.Guid != Rest))
            wireMock.Given(Request.Create().WithPath("/*")).WithGuid(Rest).AtPriority(int.MaxValue).RespondWith(this);
        await next(context).ConfigureAwait(false);
        return !context.Items.Remove(Mark);
    }

    public Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        context.Items[Mark] = Mark;
        return Task.FromResult<(IResponseMessage, IMapping?)>((new ResponseMessage { StatusCode = StatusCodes.Status200OK }, null));
    }
}

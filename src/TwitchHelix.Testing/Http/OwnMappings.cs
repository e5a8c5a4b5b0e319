using Microsoft.AspNetCore.Http;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseProviders;
using WireMock.Server;
using WireMock.Settings;

namespace TwitchHelix.Testing.Http;

/// <summary>
/// Lets the test's own WireMock mappings answer a request. A mapping of the lowest priority matches every other request, and only marks it.
/// </summary>
internal sealed class OwnMappings : IResponseProvider
{
    private static readonly Guid Rest = new("5f0c7d2e-4f4b-4a35-9b1c-6f6f0b3e7a10");
    private static readonly object Mark = new();

    /// <summary>Returns false if no mapping matched. The request is unchanged then.</summary>
    public async Task<bool> TryAnswerAsync(WireMockServer wireMock, HttpContext context, RequestDelegate next)
    {
        var mappings = wireMock.Mappings.ToArray();
        if (mappings.All(mapping => mapping.Guid == Rest))
            return false;
        // A reset of the mappings removes this one too.
        if (mappings.All(mapping => mapping.Guid != Rest))
            wireMock.Given(Request.Create().WithPath("/*")).WithGuid(Rest).AtPriority(int.MaxValue).RespondWith(this);
        await next(context).ConfigureAwait(false);
        return !context.Items.Remove(Mark);
    }

    public Task<(IResponseMessage Message, IMapping? Mapping)> ProvideResponseAsync(
        IMapping mapping, HttpContext context, IRequestMessage requestMessage, WireMockServerSettings settings)
    {
        context.Items[Mark] = Mark;
        return Task.FromResult<(IResponseMessage, IMapping?)>((new ResponseMessage { StatusCode = StatusCodes.Status200OK }, null));
    }
}

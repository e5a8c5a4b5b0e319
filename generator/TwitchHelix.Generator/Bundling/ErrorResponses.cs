using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Lists the error statuses of an operation where OpenAPI has them: among its responses.</summary>
internal static class ErrorResponses
{
    /// <summary>Moves the statuses of <c>x-error-statuses</c>. Any call can fail because of the caller, so there is one in any case.</summary>
    public static void Write(JObject operation)
    {
        if (operation["responses"] is not JObject responses || responses["default"] is not { } error)
            return;
        responses.Remove("default");
        var statuses = (operation["x-error-statuses"] ?? new JArray()).Select(status => status.ToString()).ToList();
        foreach (var status in statuses.Exists(status => status.StartsWith('4')) ? statuses : ["4XX", .. statuses])
            responses[status] = error.DeepClone();
        responses["default"] = error;
        operation.Remove("x-error-statuses");
    }
}

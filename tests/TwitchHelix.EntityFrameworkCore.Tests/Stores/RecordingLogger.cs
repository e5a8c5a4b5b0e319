using Microsoft.Extensions.Logging;

namespace TwitchHelix.Tests.Authentication.Stores;

internal sealed partial class RecordingLogger : ILogger<EntityFrameworkCoreTokenStore>
{
    public IEnumerable<string> Texts => Lines.Select(line => line.Text);
}

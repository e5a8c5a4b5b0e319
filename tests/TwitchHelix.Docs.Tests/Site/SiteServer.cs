using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Site;

/// <summary>Serves the built site as GitHub Pages does, on a free port of this machine.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SiteServer(WebApplication app) => this.app = app;

    /// <summary>The address of the home page.</summary>
    public Uri Home => new($"{app.Urls.First()}/TwitchHelix/");

    public static async Task<SiteServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseFileServer(new FileServerOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(Repository.Root, "artifacts", "site")),
            RequestPath = "/TwitchHelix",
        });
        await app.StartAsync();
        return new SiteServer(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

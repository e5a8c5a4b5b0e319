using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>The first whole web app of a page, as a reader starts it, but in this process. Dispose stops it.</summary>
internal sealed class PageProgram : IAsyncDisposable
{
    private readonly IHost host;
    private readonly Task run;

    private PageProgram(IHost host, Task run) => (this.host, this.run) = (host, run);

    public Uri Address => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <exception cref="AssertionException">It doesn't compile, or ends at once.</exception>
    public static async Task<PageProgram> StartAsync(string page, string[] arguments, CancellationToken cancellationToken)
    {
        var block = MarkdownPage.Read(page).Blocks.First(block => block.Language == "csharp" && block.Text.Contains("app.Run();", StringComparison.Ordinal));
        var program = CodeCompiler.Load(BlockCompiler.ImplicitUsings, block.Text);
        var built = new BuiltHost();
        using var all = DiagnosticListener.AllListeners.Subscribe(built);
        var run = Task.Run(
            () =>
            {
                built.IsThisOne.Value = true;
                program.EntryPoint!.Invoke(null, [arguments]);
            },
            CancellationToken.None);
        var host = await FirstAsync(built.Host);
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => started.SetResult(true));
        await FirstAsync(started.Task);
        return new PageProgram(host, run);

        async Task<T> FirstAsync<T>(Task<T> step)
        {
            await await Task.WhenAny(step, run).WaitAsync(cancellationToken);
            Assert.That(step.IsCompleted, $"The first program of {page} ends before it listens.");
            return await step;
        }
    }

    public async ValueTask DisposeAsync()
    {
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await run;
    }

    /// <summary>Receives the host that the program builds, as the tools of Entity Framework Core do.</summary>
    private sealed class BuiltHost : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly TaskCompletionSource<IHost> built = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<IHost> Host => built.Task;

        /// <summary>Other tests may build a host at the same time.</summary>
        public AsyncLocal<bool> IsThisOne { get; } = new();

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host } && IsThisOne.Value)
                built.TrySetResult(host);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}

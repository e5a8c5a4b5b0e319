using System.Diagnostics;
using System.Reflection;

namespace TwitchHelix.CallCosts;

/// <summary>The server, which ends with this object.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var path = typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Server").Value!;
        var process = Process.Start(new ProcessStartInfo("dotnet", [path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace TwitchHelix.Tests.Postgres;

/// <summary>A PostgreSQL of the tests' own: in a temporary folder, at a free port, without care for its disk. Dispose ends it.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    // For a machine that is busy with other tests.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string binaries;
    private readonly string folder;
    private int port;
    private Process? process;
    private Task<string>? errors;
    private int databases;

    private PostgresServer(string binaries, string folder) => (this.binaries, this.folder) = (binaries, folder);

    private string Data => Path.Combine(folder, "data");

    private string Administration => ConnectionString("postgres");

    /// <summary>Starts a server. Where PostgreSQL isn't installed, the test is left out, with a line that says so.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var binaries = Binaries();
        if (binaries is null)
            Assert.Ignore("Not run: PostgreSQL isn't on this machine. Install it (Debian: postgresql).");
        var server = new PostgresServer(binaries!, Directory.CreateTempSubdirectory("helix-postgres-").FullName);
        try
        {
            await server.InitializeAsync();
            await server.StartFirstAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Creates an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(Administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Cuts all connections and ends the server, as a crash does.</summary>
    public async Task StopAsync()
    {
        if (process is null)
            return;
        await RunAsync("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        await EndAsync(process, "postgres");
        process.Dispose();
        process = null;
    }

    /// <summary>Starts the server after <see cref="StopAsync"/>, on the same data, at the same port.</summary>
    public async Task StartAgainAsync()
    {
        process = Process.Start(Command(
            "postgres", "-D", Data, "-p", $"{port}", "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
            // What is committed outlives the server, but not a crash of the machine.
            "-c", "fsync=off", "-c", "full_page_writes=off"))!;
        _ = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (await FaultAsync() is { } fault)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"PostgreSQL ended: {await errors}");
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"PostgreSQL doesn't answer: {fault.Message}", fault);
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await StopAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = User,
        Database = database,
        Timeout = 15,
    }.ConnectionString;

    private async Task<Exception?> FaultAsync()
    {
        // By its socket: at the port, somebody else may answer. An earlier server's connections are of no use.
        var own = new NpgsqlConnectionStringBuilder(Administration) { Host = folder, Pooling = false }.ConnectionString;
        await using var connection = new NpgsqlConnection(own);
        try
        {
            await connection.OpenAsync();
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            return e;
        }
    }

    private async Task InitializeAsync()
    {
        // PostgreSQL refuses to run as root.
        if (Environment.UserName == "root")
            await RunAsync("/bin/chown", User, folder);
        await RunAsync("initdb", "-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
    }

    private async Task StartFirstAsync()
    {
        for (var tries = 1; ; tries++)
            try
            {
                port = FreePort.Choose(Random.Shared);
                await StartAgainAsync();
                return;
            }
            catch (InvalidOperationException e) when (tries < 10 && e.Message.Contains("could not bind", StringComparison.Ordinal))
            {
                // Another program was faster.
                process?.Dispose();
                process = null;
            }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(Command(program, arguments))!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await EndAsync(run, program);
        if (run.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {run.ExitCode}: {await output}{await error}");
    }

    private static async Task EndAsync(Process process, string program)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} doesn't end. It was killed.");
        }
    }

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries, program);
        // setpriv becomes the program, so that its process is the server's.
        var start = Environment.UserName == "root" && !Path.IsPathRooted(program)
            ? new ProcessStartInfo("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    /// <summary>The folder of initdb: that of the newest version of Debian's packages, or one of PATH.</summary>
    private static string? Binaries()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}

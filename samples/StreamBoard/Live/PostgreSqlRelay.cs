using System.Text.Json;
using System.Threading.Channels;
using Npgsql;

namespace StreamBoard.Live;

/// <summary>
/// Passes messages to the other machines by PostgreSQL's LISTEN and NOTIFY. While the database is away they are lost, as events of EventSub can be.
/// </summary>
internal sealed partial class PostgreSqlRelay(string connectionString, TimeProvider time, ILogger<PostgreSqlRelay> logger)
    : Relay, IHostedService, IDisposable
{
    private const string Name = "streamboard";

    // A connection that died without a word is noticed. In seconds.
    private const int KeepAlive = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<RelayMessage> outgoing =
        Channel.CreateBounded<RelayMessage>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;
    private long connectedSince;

    public override DateTimeOffset? ConnectedSince =>
        Interlocked.Read(ref connectedSince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.WhenAll(
            KeepAsync(ListenAsync, new NpgsqlConnectionStringBuilder(connectionString) { KeepAlive = KeepAlive }.ConnectionString),
            KeepAsync(SendAsync, connectionString));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stop.Dispose();

    protected override void Publish(RelayMessage message)
    {
        Deliver(message);
        outgoing.Writer.TryWrite(message);
    }

    private async Task ListenAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, notification) =>
        {
            if (JsonSerializer.Deserialize<RelayMessage>(notification.Payload) is { } message && message.Sender != Self)
                Deliver(message);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Name}", connection))
            await listen.ExecuteNonQueryAsync(stop.Token);
        Interlocked.Exchange(ref connectedSince, time.GetUtcNow().Ticks);
        try
        {
            while (true)
                await connection.WaitAsync(stop.Token);
        }
        finally
        {
            Interlocked.Exchange(ref connectedSince, 0);
        }
    }

    private async Task SendAsync(NpgsqlConnection connection)
    {
        await using var notify = new NpgsqlCommand($"SELECT pg_notify('{Name}', $1)", connection);
        var payload = notify.Parameters.Add(new NpgsqlParameter<string>());
        await foreach (var message in outgoing.Reader.ReadAllAsync(stop.Token))
        {
            payload.Value = JsonSerializer.Serialize(message);
            await notify.ExecuteNonQueryAsync(stop.Token);
        }
    }

    /// <summary>Runs with a connection of its own, and with a new one when that is lost.</summary>
    private async Task KeepAsync(Func<NpgsqlConnection, Task> run, string address)
    {
        while (!stop.IsCancellationRequested)
            try
            {
                await using var connection = new NpgsqlConnection(address);
                await connection.OpenAsync(stop.Token);
                await run(connection);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogLost(e.Message);
                await Task.Delay(Pause, stop.Token);
            }
    }

    [LoggerMessage(LogLevel.Warning, "Events don't reach other machines: {Reason}")]
    private partial void LogLost(string reason);
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>Records the log of a store or a client.</summary>
internal sealed partial class RecordingLogger : ILogger<FileTokenStore>, ILogger<HelixClient>
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = [];

    /// <summary>The errors alone: a test's own file gets a warning, as others may read it.</summary>
    public IReadOnlyList<string> Errors => [.. Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, $"{formatter(state, exception)}{exception}"));
}

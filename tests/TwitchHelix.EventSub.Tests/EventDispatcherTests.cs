using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.EventSub.Handling;

namespace TwitchHelix.EventSub.Tests;

/// <summary>What belongs to a request stays with it.</summary>
public sealed class EventDispatcherTests
{
    private static readonly AsyncLocal<string?> OfRequest = new();

    [Test]
    public async Task A_handler_of_revocations_sees_nothing_of_the_request_that_told_it()
    {
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var dispatcher = new EventDispatcher(
            new HandlerTable(),
            [
                (_, _) =>
                {
                    seen.SetResult(OfRequest.Value);
                    return Task.CompletedTask;
                },
            ],
            new EventSubOptions(),
            new EmptyServices(),
            "",
            TimeProvider.System,
            NullLogger.Instance);

        OfRequest.Value = "request";
        dispatcher.Revoke((EventSubRevocation)EventSubMessage.Read("""{"metadata":{"message_type":"revocation"},"payload":{}}"""u8.ToArray()));

        Assert.That(await seen.Task, Is.Null);
    }

    private sealed class EmptyServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}

// Arguments: the OpenAPI document, then apps. Answers each operation with the document's example, runs the apps one after the other with the server's
// address, and fails if one of them doesn't call each operation as described, or if their outputs differ.
using System.Diagnostics;
using TwitchHelix.Consumers;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
await using var server = builder.Build();
var examples = Examples.Read(args[0]);
server.Map("/helix/{**path}", examples.AnswerAsync);
await server.StartAsync();
var address = server.Urls.Single() + "/helix/";

string? first = null;
var failed = 0;
foreach (var app in args.Skip(1))
{
    examples.Forget();
    var start = AppStart.Of(app, address);
    start.RedirectStandardOutput = true;
    using var process = Process.Start(start)!;
    var output = await process.StandardOutput.ReadToEndAsync();
    await process.WaitForExitAsync();
    first ??= output;
    var fault = process.ExitCode != 0 ? $"ended with code {process.ExitCode}:\n{output}"
        : examples.NotCalled is { Count: > 0 } left ? $"did not call {string.Join(", ", left)}"
        : output != first ? $"wrote something else than the first app:\n{output}"
        : null;
    Console.WriteLine(fault is null ? $"ok     {app}: {examples.Count} operations, {output.Length} characters of output" : $"FAILED {app} {fault}");
    failed += fault is null ? 0 : 1;
}
return failed;

using TwitchHelix.CallCosts;
using TwitchHelix.Tests.Wire;

// Without arguments: all scenarios, for which a linker is needed: Debian's packages clang and zlib1g-dev. With arguments: those scenarios.
// "measure CALLER SCENARIO ADDRESS" is what it starts for each measurement.
if (args is ["measure", var who, var name, var url])
{
    var address = new Uri(url);
    var hasStore = who == "library-with-store";
    if (Scenario.Events.FirstOrDefault(each => each.Name == name) is { } scenario)
    {
        await using IEventSource source = who == "floor" ? new EventFloor(address)
            : scenario == Scenario.Event ? new EventLibrary(address, hasStore)
            : await EventHandlerLibrary.StartAsync(address, hasStore);
        Console.WriteLine(await Cost.MeasureAsync(source.NextAsync, scenario));
        return;
    }
    using ICaller caller = who switch
    {
        "floor" => new Floor(address),
        "library" or "library-with-store" => new Library(address, hasStore),
        _ => throw new ArgumentException($"There is no caller {who}."),
    };
    Console.WriteLine(name == Arguments.First ? await Cost.MeasureFirstAsync(caller) : await Cost.MeasureAsync(caller, Scenario.Of(name)));
    return;
}

await using var server = await ServerProcess.StartAsync();
var chosen = args.Length > 0 ? args
    : [.. Scenario.All.Concat(Scenario.Events).Select(scenario => scenario.Name), Arguments.First, Arguments.Native, Arguments.Walk];
// Before this process keeps anything else.
var walk = chosen.Contains(Arguments.Walk) ? $"\n{await PageWalk.MeasureAsync(server.Address)}\n" : "";
// First of the others, because it fails where a native app can't be linked.
var native = chosen.Contains(Arguments.Native) ? $"{await NativeStart.MeasureAsync(server.Address)}\n" : "";
var scenarios = chosen.Where(name => name is not (Arguments.Native or Arguments.Walk));
var table = await new Comparison(server.Address, rounds: 5, Console.Out).RunAsync(scenarios) + native + walk;
var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "benchmarks")).FullName;
await File.WriteAllTextAsync(Path.Combine(folder, "calls.md"), table);
Console.WriteLine(table);

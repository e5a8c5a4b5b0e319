// Calls every operation of the API at the address given, and prints what is sent and what is read from the answers.
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix;

var options = new HelixOptions
{
    BaseAddress = new Uri(args[0]),
    ClientId = "the-client-id",
    AccessToken = "the-token",
    Extension = new HelixExtensionOptions { OwnerId = "40010001", Secret = Convert.ToBase64String(new byte[32]) },
};
using var twitch = HelixClient.Create(options, builder => builder.HttpClient.AddHttpMessageHandler(() => new PrintingHandler()));
foreach (var (operation, callAsync) in ExampleCalls.All)
{
    Console.WriteLine(operation);
    Console.WriteLine(await callAsync(twitch));
}

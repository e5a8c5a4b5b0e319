using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Conventions;

/// <summary>The compiler refuses calls of Twitch's open betas until a program opts in. .NET Standard has no attribute for that; ours works, too.</summary>
[Parallelizable]
public sealed class OpenBetaTests
{
    [Test]
    public void The_methods_of_open_betas_are_experimental_and_no_others()
    {
        var methods = HelixOperations.All.ToDictionary(
            operation => operation,
            operation => typeof(IHelixClient).GetProperty(operation.Resource)!.PropertyType.GetCurrentMethod(operation.Name + "Async")!);
        var factories = Repository.Document["x-eventsub-types"]!.Children<JObject>().ToDictionary(
            type => (string)type["name"]!, type => (bool?)type["beta"] == true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                methods.Where(entry => IsExperimental(entry.Value)).Select(entry => entry.Key),
                Is.EquivalentTo(HelixOperations.All.Where(operation => operation.IsBeta)).And.Not.Empty);
            Assert.That(
                factories.Keys.Where(name => IsExperimental(typeof(EventSubSubscriptionTypes).GetCurrentMethod(name)!)),
                Is.EquivalentTo(factories.Where(entry => entry.Value).Select(entry => entry.Key)).And.Not.Empty);
        }
    }

    [Test]
    public void A_call_compiles_only_with_an_opt_in()
    {
        const string Call = """
            using TwitchHelix;
            class Caller
            {
                object Call(IHelixClient twitch) => twitch.GuestStar.GetGuestStarSessionAsync("1", "2");
                object Subscribe() => EventSubSubscriptionTypes.ChannelGuestStarSessionBegin("1", "2");
                object Other(IHelixClient twitch) => twitch.Users.GetUsersAsync();
            }
            """;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Errors(Call).Select(error => error.Id), Is.EqualTo(new[] { "TWITCHHELIX001", "TWITCHHELIX001" }));
            Assert.That(Errors(Call)[0].Descriptor.HelpLinkUri, Does.EndWith("/versioning.html#open-betas"));
            Assert.That(Errors("#pragma warning disable TWITCHHELIX001\n" + Call), Is.Empty);
        }
    }

    private static bool IsExperimental(MethodInfo method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.Diagnostics.CodeAnalysis.ExperimentalAttribute");

    private static List<Diagnostic> Errors(string code)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. CSharpCompilation.Create(
                    "OpenBeta", [CSharpSyntaxTree.ParseText(code)], platform.Select(file => MetadataReference.CreateFromFile(file)),
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
        ];
    }
}

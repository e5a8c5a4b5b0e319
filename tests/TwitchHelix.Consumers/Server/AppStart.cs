using System.Diagnostics;

namespace TwitchHelix.Consumers;

/// <summary>How an app is started.</summary>
internal static class AppStart
{
    // A .dll needs the dotnet command, and elsewhere than on Windows an .exe needs Mono.
    public static ProcessStartInfo Of(string app, params string[] arguments) => Path.GetExtension(app) switch
    {
        ".dll" => new ProcessStartInfo("dotnet", [app, .. arguments]),
        ".exe" when !OperatingSystem.IsWindows() => new ProcessStartInfo("mono", [app, .. arguments]),
        _ => new ProcessStartInfo(app, arguments),
    };
}

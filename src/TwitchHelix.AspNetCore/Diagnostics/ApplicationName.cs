namespace TwitchHelix.AspNetCore.Diagnostics;

/// <summary>Names an application in the beginning of a message.</summary>
internal static class ApplicationName
{
    public static string Of(string application) => application.Length == 0 ? "The application without a name" : $"The application '{application}'";
}

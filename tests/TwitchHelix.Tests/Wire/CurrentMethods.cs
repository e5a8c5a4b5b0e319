using System.ComponentModel;
using System.Reflection;

namespace TwitchHelix.Tests.Wire;

/// <summary>Finds methods without those of earlier versions, which only compiled programs call.</summary>
internal static class CurrentMethods
{
    public static IEnumerable<MethodInfo> GetCurrentMethods(this Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<EditorBrowsableAttribute>() is null);

    public static MethodInfo? GetCurrentMethod(this Type type, string name) => type.GetCurrentMethods().SingleOrDefault(method => method.Name == name);
}

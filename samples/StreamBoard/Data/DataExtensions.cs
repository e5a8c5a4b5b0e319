using Microsoft.AspNetCore.DataProtection;

namespace StreamBoard.Data;

internal static class DataExtensions
{
    /// <summary>Keeps the keys of Data Protection in the database of <c>--database</c>. Without one it is a temporary file, or one of this user's.</summary>
    public static DatabaseAddress AddDatabase(this WebApplicationBuilder builder, TemporaryDatabase? temporary)
    {
        var address = new DatabaseAddress(builder.Configuration["database"] ?? temporary?.ConnectionString ?? $"Data Source={FileOfThisUser()}");
        builder.Services.AddSingleton(address);
        builder.Services.AddDbContext<KeyRing>(address.Configure);
        builder.Services.AddDataProtection().SetApplicationName("StreamBoard").PersistKeysToDbContext<KeyRing>();
        builder.Services.AddHostedService<KeyRingSetup>();
        return address;
    }

    /// <summary>Returns a file in a folder that other users of the machine can't read: it has tokens and keys.</summary>
    private static string FileOfThisUser()
    {
        var folder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "twitch-streamboard");
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.Combine(folder, "board.db");
    }
}

using TwitchHelix.Authentication.Stores;

namespace TwitchHelix;

/// <summary>
/// A text file with lines <c>USER_TOKEN=…</c>, <c>REFRESH_USER_TOKEN=…</c> and <c>CODE=…</c>, in which an application kept one user's token
/// before it used this library. Read it, add the token, then call <see cref="MarkImported"/>, so that it is imported once.
/// </summary>
/// <example><code>
/// if (await LegacyTokenFile.ReadAsync("tokens.txt") is { AccessToken: { } access, RefreshToken: { } refresh } old)
/// {
///     await twitch.Tokens.AddAsync(access, refresh);
///     old.MarkImported();
/// }
/// </code></example>
public sealed class LegacyTokenFile
{
    /// <summary>The largest file that is read, in bytes. A real one has less than 1 KB.</summary>
    private const int LargestSize = 64 * 1024;

    private readonly string path;

    private LegacyTokenFile(string path) => this.path = path;

    /// <summary>The access token, from <c>USER_TOKEN</c>: a secret. Null if there is none.</summary>
    public string? AccessToken { get; private set; }

    /// <summary>The refresh token, from <c>REFRESH_USER_TOKEN</c>: a secret. Null if there is none.</summary>
    public string? RefreshToken { get; private set; }

    /// <summary>
    /// The authorization code, from <c>CODE</c>: a secret. Null if there is none. It is valid once, for a short time, and of use only if there are no tokens.
    /// </summary>
    public string? Code { get; private set; }

    /// <summary>The names before <c>=</c> that aren't imported, if they consist of capital letters, digits and <c>_</c>: other texts may be secrets.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; private set; } = [];

    /// <summary>Reads the file. Blank lines and lines with other names are ignored. If a name occurs twice, the last line counts.</summary>
    /// <param name="path">The file, of at most 64 KB.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The content. Null if the file doesn't exist, as after <see cref="MarkImported"/>.</returns>
    /// <exception cref="HelixException">The file can't be read, is too large, or isn't a regular file.</exception>
    public static async Task<LegacyTokenFile?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        cancellationToken.ThrowIfCancellationRequested();
        var read = new LegacyTokenFile(Path.GetFullPath(path));
        try
        {
            read.Take(await Task.Run(() => RegularFile.Read(read.path, LargestSize), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HelixException($"The old token file '{read.path}' can't be read: {e.Message}", e);
        }
        return read;
    }

    /// <summary>Renames the file to <c>….imported</c>. It still holds the tokens: delete it when everything works.</summary>
    /// <exception cref="HelixException">The file can't be renamed, or a file of that name exists already.</exception>
    public void MarkImported()
    {
        try
        {
            File.Move(path, path + ".imported");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HelixException(
                $"The token of '{path}' is imported, but the file can't be renamed to '{path}.imported': {e.Message} Delete it, or it is imported again.", e);
        }
    }

    /// <summary>Gets the path of the file; no secret.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => path;

    private void Take(byte[] content)
    {
        var ignored = new List<string>();
        using var reader = new StreamReader(new MemoryStream(content));
        while (reader.ReadLine() is { } line)
            Take(line, ignored);
        IgnoredKeys = ignored;
    }

    private void Take(string line, List<string> ignored)
    {
        var end = line.IndexOf('=');
        if (end < 0)
            return;
        var key = line.Substring(0, end).Trim();
        var value = line.Substring(end + 1).Trim() is { Length: > 0 } text ? text : null;
        switch (key)
        {
            case "USER_TOKEN":
                AccessToken = value;
                break;
            case "REFRESH_USER_TOKEN":
                RefreshToken = value;
                break;
            case "CODE":
                Code = value;
                break;
            default:
                if (key.Length > 0 && key.All(letter => letter is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
                    ignored.Add(key);
                break;
        }
    }
}

using System.Text.RegularExpressions;

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
    private readonly string path;

    private LegacyTokenFile(string path) => this.path = path;

    /// <summary>The access token, of <c>USER_TOKEN</c>: a secret. Null if there is none.</summary>
    public string? AccessToken { get; private set; }

    /// <summary>The refresh token, of <c>REFRESH_USER_TOKEN</c>: a secret. Null if there is none.</summary>
    public string? RefreshToken { get; private set; }

    /// <summary>The authorization code, of <c>CODE</c>: a secret. Null if there is none. It serves once, and not for long; it is of use only where there are no tokens.</summary>
    public string? Code { get; private set; }

    /// <summary>The names before <c>=</c> that mean nothing here, if they are of capital letters, digits and <c>_</c>: anything else may be a secret.</summary>
    public IReadOnlyList<string> IgnoredKeys { get; private set; } = [];

    /// <summary>Reads the file. Blank lines and lines with other names are ignored; of a name that is there twice the last line counts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What it holds. Null if there is no such file, as after <see cref="MarkImported"/>.</returns>
    /// <exception cref="HelixException">The file is there, and can't be read.</exception>
    public static async Task<LegacyTokenFile?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        cancellationToken.ThrowIfCancellationRequested();
        var read = new LegacyTokenFile(Path.GetFullPath(path));
        var ignored = new List<string>();
        try
        {
            using var reader = new StreamReader(read.path);
            while (await reader.ReadLineAsync(
#if NET
                cancellationToken
#endif
                ).ConfigureAwait(false) is { } line)
                read.Take(line, ignored);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HelixException($"The old token file '{read.path}' can't be read: {e.Message}", e);
        }
        read.IgnoredKeys = ignored;
        return read;
    }

    /// <summary>Renames the file to <c>….imported</c>. It holds the tokens still: delete it when all works.</summary>
    /// <exception cref="HelixException">It can't be renamed, or there is one of that name already.</exception>
    public void MarkImported()
    {
        try
        {
            File.Move(path, path + ".imported");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HelixException($"The token of '{path}' is imported, but the file can't be renamed to '{path}.imported': {e.Message} Delete it, or it is imported again.", e);
        }
    }

    /// <summary>The file; no secret.</summary>
    /// <returns>Its path.</returns>
    public override string ToString() => path;

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
                if (Regex.IsMatch(key, "^[A-Z0-9_]+$"))
                    ignored.Add(key);
                break;
        }
    }
}

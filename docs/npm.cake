// Installs what the package-lock.json of a folder names, and returns what runs npm there. If npm is missing or has no registry, it says what is left out, and
// returns null.
Action<string> Npm(DirectoryPath folder, string leftOut)
{
    var npm = Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm");
    bool Succeeds(string arguments) => StartProcess(npm, new ProcessSettings { Arguments = arguments, WorkingDirectory = folder }) == 0;
    if (npm is null || !Succeeds("ping --silent --fetch-retries=0"))
    {
        Warning($"{leftOut}: npm {(npm is null ? "is not installed" : "can't reach its registry")}.");
        return null;
    }
    void Run(string arguments)
    {
        if (!Succeeds(arguments))
            throw new CakeException($"npm {arguments} failed in {folder}. See above.");
    }
    Run("ci --ignore-scripts --no-audit --no-fund");
    return Run;
}

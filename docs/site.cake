// The folder of the pages that the generator writes is made anew, so that no page stays behind.
Task("Reference")
    .Description("Writes the pages of the reference, docs/reference.")
    .Does(() =>
    {
        CleanDirectory("docs/reference");
        Dotnet("run --project generator/TwitchHelix.Generator -- bundle spec --output artifacts/helix.openapi.json");
        Dotnet("run --no-build --project generator/TwitchHelix.Generator -- reference spec --output docs/reference");
    });

bool IsInstalled(params string[] programs) => programs.Any(program => Context.Tools.Resolve(program) is not null);

Task("BuildSite")
    .Description("Builds the documentation site, artifacts/site.")
    .IsDependentOn("Reference")
    .Does(() =>
    {
        if (!IsInstalled("npm", "npm.cmd"))
        {
            Warning("The documentation site was left out: it needs Node 20 and npm.");
            return;
        }
        void Npm(string arguments)
        {
            var npm = Context.Tools.Resolve(IsRunningOnWindows() ? "npm.cmd" : "npm");
            if (StartProcess(npm, new ProcessSettings { Arguments = arguments, WorkingDirectory = "docs" }) != 0)
                throw new CakeException($"The documentation site was not built: npm {arguments} failed. See above.");
        }
        CleanDirectory("artifacts/site");
        Npm("ci --ignore-scripts --no-audit --no-fund");
        Npm("run build");
    });

Task("Site")
    .Description("Builds the documentation site, and looks at it in Chromium. Writes artifacts/site-screenshots.")
    .IsDependentOn("Build")
    .IsDependentOn("BuildSite")
    .Does(() =>
    {
        if (!FileExists("artifacts/site/index.html"))
            return;
        if (!IsInstalled("chromium", "chromium-browser", "google-chrome"))
        {
            Warning("No browser looked at the documentation site: it needs Debian's package chromium.");
            return;
        }
        const string Tests = "tests/TwitchHelix.Docs.Tests --filter FullyQualifiedName~SiteTests";
        Dotnet($"test {Tests} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });

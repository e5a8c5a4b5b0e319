bool HasBrowser() =>
    new[] { "chromium", "chromium-browser", "google-chrome" }.Any(browser => Context.Tools.Resolve(browser) is not null);

// The folder of the pages that the generator writes is made anew, so that no page stays behind.
Task("Reference")
    .Description("Writes the pages of the reference, docs/reference.")
    .Does(() =>
    {
        CleanDirectory("docs/reference");
        Dotnet("run --project generator/TwitchHelix.Generator -- bundle spec --output artifacts/helix.openapi.json");
        Dotnet("run --no-build --project generator/TwitchHelix.Generator -- reference spec --output docs/reference");
    });

Task("BuildSite")
    .Description("Builds the documentation site, artifacts/site.")
    .IsDependentOn("Reference")
    .Does(() =>
    {
        // Without npm nothing is there that Site would take for the site of today.
        CleanDirectory("artifacts/site");
        Npm("docs", "The documentation site was not built")?.Invoke("run build");
    });

Task("Site")
    .Description("Builds the documentation site, and looks at it in Chromium. Writes artifacts/site-screenshots.")
    .IsDependentOn("Build")
    .IsDependentOn("BuildSite")
    .Does(() =>
    {
        if (!FileExists("artifacts/site/index.html"))
            return;
        if (!HasBrowser())
        {
            Warning("No browser looked at the documentation site: it needs Debian's package chromium.");
            return;
        }
        const string Tests = "tests/TwitchHelix.Docs.Tests --filter FullyQualifiedName~SiteTests";
        Dotnet($"test {Tests} --configuration {configuration} --no-build -- NUnit.ExplicitMode=Relaxed");
    });

namespace TwitchHelix.Generator.Pages;

/// <summary>Where a page is, in one form: its address, its name in reports, and its file in a folder that is laid out like the site.</summary>
internal sealed record PageAddress(Uri Address, string Name, string File, PageForm Form);

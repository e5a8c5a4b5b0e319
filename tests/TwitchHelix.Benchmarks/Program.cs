using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TwitchHelix.Benchmarks;
using TwitchHelix.Tests.Wire;

// Runs in this process, because a project that BenchmarkDotNet generates doesn't have the repository's central package versions.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(12))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine(Repository.Root, "artifacts", "benchmarks"));
BenchmarkSwitcher.FromTypes([typeof(PageBenchmarks), typeof(CallBenchmarks)]).Run(args.Length > 0 ? args : ["--filter", "*"], config);

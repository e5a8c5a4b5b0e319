using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Consumers
{
    public static class ConsoleProgram
    {
        public static async Task<int> Main()
        {
            var services = new ServiceCollection();
            services.AddTwitchHelix(Configuration().GetSection(HelixOptions.SectionName));
            var checks = new Checks();
            using (var provider = services.BuildServiceProvider())
                await HelixCalls.RunAsync(provider, checks);
            return checks.End();
        }

        /// <summary>The environment's variables, as a host reads them.</summary>
        private static IConfiguration Configuration()
        {
            var variables = Environment.GetEnvironmentVariables();
            return new ConfigurationBuilder()
                .AddInMemoryCollection(variables.Keys.Cast<string>().ToDictionary(name => name.Replace("__", ":"), name => (string)variables[name]))
                .Build();
        }
    }
}

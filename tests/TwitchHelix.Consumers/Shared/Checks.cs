using System;
using System.Threading.Tasks;

namespace TwitchHelix.Consumers
{
    /// <summary>Runs checks, and prints a line for each.</summary>
    public sealed class Checks
    {
        private int passed;
        private int failed;

        public static void Expect(bool condition, string what)
        {
            if (!condition)
                throw new InvalidOperationException("not true: " + what);
        }

        public async Task RunAsync(string name, Func<Task> check)
        {
            try
            {
                await check();
                passed++;
                Console.WriteLine("ok     " + name);
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine("FAILED " + name + ": " + e);
            }
        }

        /// <summary>Prints the last line.</summary>
        /// <returns>The exit code.</returns>
        public int End()
        {
            Console.WriteLine(passed + " passed, " + failed + " failed");
            return failed == 0 && passed > 0 ? 0 : 1;
        }
    }
}

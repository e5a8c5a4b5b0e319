using System.Globalization;
using CsCheck;

namespace TwitchHelix.Tests.Paging;

/// <summary>Random chains of pages, with empty pages, every kind of end, and faults.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PagingPropertyTests
{
    private const int Runs = 2000;
    private const int EmptyPagesInARow = 10;

    private enum End
    {
        NoCursor,
        EmptyCursor,
        SameCursorAgain,
        ListBeginsAgain,
    }

    private static readonly Gen<(int[] Sizes, End End)> Chains = Gen.Select(Gen.Frequency((2, Gen.Int[1, 5]), (1, Gen.Const(0))).Array[1, 40], Gen.Enum<End>());

    [Test]
    public Task A_walk_has_every_item_once_in_order_and_ends() => Chains.SampleAsync(
        async chain =>
        {
            var list = new List(chain.Sizes, chain.End);

            var items = new List<int>();
            await foreach (var item in list.Pages)
                items.Add(item);

            return items.SequenceEqual(list.Expected) && list.Asked <= chain.Sizes.Length + 1;
        },
        iter: Runs,
        threads: 1);

    [Test]
    public Task A_walk_goes_on_after_faults_with_no_item_lost_or_repeated() => Gen.Select(Gen.Int[1, 5].Array[1, 40], Gen.Int[0, 3].Array[60]).SampleAsync(
        async (sizes, faults) =>
        {
            var list = new List(sizes, End.NoCursor) { Faults = new Queue<int>(faults) };
            var items = new List<int>();
            string? cursor = null;
            for (var isDone = false; !isDone;)
            {
                try
                {
                    await foreach (var page in list.Pages.AsPages(cursor))
                    {
                        items.AddRange(page.Items);
                        cursor = page.Cursor;
                    }
                    isDone = true;
                }
                catch (HelixException)
                {
                    continue;
                }
            }

            return items.SequenceEqual(list.Expected);
        },
        iter: Runs,
        threads: 1);

    private sealed class List
    {
        private readonly int[] sizes;
        private readonly End end;

        public List(int[] sizes, End end)
        {
            this.sizes = sizes;
            this.end = end;
            Pages = new HelixPageable<int>((cursor, _) => GetAsync(cursor));
        }

        public HelixPageable<int> Pages { get; }

        public Queue<int> Faults { get; init; } = [];

        public int Asked { get; private set; }

        /// <summary>All items before too many empty pages in a row.</summary>
        public IEnumerable<int> Expected
        {
            get
            {
                var empty = 0;
                for (var page = 0; page < sizes.Length && empty < EmptyPagesInARow; page++)
                {
                    foreach (var item in Items(page))
                        yield return item;
                    empty = sizes[page] == 0 ? empty + 1 : 0;
                }
            }
        }

        private IEnumerable<int> Items(int page) => Enumerable.Range(sizes.Take(page).Sum(), sizes[page]);

        private Task<IHelixPage<int>> GetAsync(string? cursor)
        {
            Asked++;
            // A fault in one of four cases, when the number from 0 to 3 is 0.
            if (Faults.TryDequeue(out var fault) && fault == 0)
                throw new HelixException("cut");
            var page = cursor is null || cursor == "again" ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
            var next = page + 1 < sizes.Length ? (page + 1).ToString(CultureInfo.InvariantCulture) : end switch
            {
                End.NoCursor => null,
                End.EmptyCursor => "",
                End.SameCursorAgain => cursor,
                _ => sizes.Length == 1 ? null : "again",
            };
            return Task.FromResult<IHelixPage<int>>(new Page([.. Items(page)], next));
        }
    }

    private sealed record Page(IReadOnlyList<int> Items, string? Cursor) : IHelixPage<int>
    {
        public HelixRateLimit? RateLimit => null;
    }
}

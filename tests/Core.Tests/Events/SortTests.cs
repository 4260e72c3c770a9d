using JparcSim.Core.Events;

namespace JparcSim.Core.Tests.Events;

public sealed class SortTests
{
    [Fact]
    public void EveryKindOfColumnFollowsTheId()
    {
        var table = new Sample();
        int[] ids = [40, 10, 30, 20, 0];
        foreach (int id in ids)
        {
            table.Add(id);
        }

        table.SortBy(table.Id);
        table.SortBy(table.Id);

        for (int row = 0; row < ids.Length; row++)
        {
            int id = 10 * row;
            Assert.Equal(id, table.Id[row]);
            Assert.Equal(Value(id), table.Value[row]);
            Assert.Equal(Maybe(id), table.Maybe[row]);
            Assert.Equal(id % 20 == 0 ? "even" : "odd", table.Parity[row]);
            Assert.Equal(List(id), table.List[row].ToArray());
        }
    }

    [Fact]
    public void RowsAddedAfterASortAreSortedToo()
    {
        var table = new Sample();
        for (int id = 200; id > 0; id--)
        {
            table.Add(id);
            table.SortBy(table.Id);
        }

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), table.Id.Values.ToArray());
        Assert.Equal(List(77), table.List[76].ToArray());
    }

    [Fact]
    public void RowsThatShareAnIdKeepTheirOrder()
    {
        var table = new WaveformTable();
        for (int trigger = 40; trigger > 0; trigger--)
        {
            for (int pmt = 0; pmt < 20; pmt++)
            {
                Add(table, trigger, pmt);
            }
        }

        table.SortBy(table.TriggerId);
        Assert.Equal(Enumerable.Range(0, 800).Select(row => (1L + (row / 20), row % 20)), Rows(table));
    }

    [Fact]
    public void RowsMoveTowardsTheStart()
    {
        var table = new WaveformTable();
        for (int trigger = 0; trigger < 10; trigger++)
        {
            Add(table, trigger, 0);
            Add(table, trigger, 1);
        }

        table.MoveRows(6, 10, 2);   // triggers 3 and 4 over 1 and 2
        table.MoveRows(18, 20, 6);
        table.Truncate(8);
        table.Validate();
        Assert.Equal([(0, 0), (0, 1), (3, 0), (3, 1), (4, 0), (4, 1), (9, 0), (9, 1)], Rows(table));
        Assert.Equal(table.HighGainCounts.Ends[^1], table.HighGainCounts.Elements.Length);
        Add(table, 11, 0);
        Assert.Equal((11, 0), Rows(table)[^1]);
    }

    // The samples tell the row.
    private static void Add(WaveformTable table, int trigger, int pmt)
    {
        table.TriggerId.Add(trigger);
        table.PmtIndex.Add(pmt);
        table.HighGainCounts.Add([.. Enumerable.Repeat((byte)trigger, 1 + (trigger % 3))]);
        table.LowGainCounts.Add([(byte)trigger, (byte)pmt]);
    }

    private static List<(long Trigger, int Pmt)> Rows(WaveformTable table)
    {
        var rows = new List<(long, int)>();
        for (int row = 0; row < table.RowCount; row++)
        {
            Assert.Equal(Enumerable.Repeat((byte)table.TriggerId[row], 1 + (int)(table.TriggerId[row] % 3)), table.HighGainCounts[row].ToArray());
            Assert.Equal([(byte)table.TriggerId[row], (byte)table.PmtIndex[row]], table.LowGainCounts[row].ToArray());
            rows.Add((table.TriggerId[row], table.PmtIndex[row]));
        }

        return rows;
    }

    [Fact]
    public void SortingAgainAllocatesNothing()
    {
        var table = new Sample();
        Fill(table);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill(table);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Fill(Sample table)
        {
            for (int turn = 0; turn < 2; turn++)   // each buffer has been the spare one
            {
                table.Clear();
                for (int id = 300; id > 0; id--)
                {
                    table.AddPlain(id);
                }

                table.SortBy(table.Id);
            }
        }
    }

    private static double Value(int id) => 0.5 * id;

    private static int? Maybe(int id) => id == 30 ? null : id;

    private static float[] List(int id) => [.. Enumerable.Range(0, id / 10).Select(i => (float)(id + i))];

    private sealed class Sample : Table
    {
        public Sample()
            : base("sample", "row")
        {
            Id = Int64("Id", "Id.");
            Value = Float64("Value", "", "Value.");
            Maybe = Declare(new NullableColumn<int>(new ColumnDefinition("Maybe", ColumnType.Int32, "", "Maybe.") { IsNullable = true }));
            Parity = Declare(new TextColumn(new ColumnDefinition("Parity", ColumnType.Text, "", "Parity."), ["even", "odd"]));
            List = Declare(new ListColumn<float>(new ColumnDefinition("List", ColumnType.Float32, "", "List.") { IsList = true }));
        }

        public Column<long> Id { get; }

        public Column<double> Value { get; }

        public NullableColumn<int> Maybe { get; }

        public TextColumn Parity { get; }

        public ListColumn<float> List { get; }

        public void Add(int id)
        {
            Id.Add(id);
            Value.Add(SortTests.Value(id));
            Maybe.Add(SortTests.Maybe(id));
            Parity.Add(id % 20 == 0 ? 0 : 1);
            List.Add(SortTests.List(id));
        }

        public void AddPlain(int id)
        {
            Id.Add(id);
            Value.Add(id);
            Maybe.Add(null);
            Parity.Add(0);
            List.Add([1.0F, 2.0F]);
        }
    }
}

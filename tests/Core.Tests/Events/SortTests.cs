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

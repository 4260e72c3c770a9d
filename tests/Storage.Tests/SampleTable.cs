using JparcSim.Core.Events;

namespace JparcSim.Storage.Tests;

/// <summary>A table with one column of every kind that has a form on disk.</summary>
internal sealed class SampleTable : Table
{
    /// <summary>A NaN whose bits are not those of <see cref="double.NaN"/>.</summary>
    public static readonly double OtherNaN = BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_1234);

    private static readonly string[] Vocabulary = ["ibd", "michel", "cf252", "Grüße", "accidental"];

    public SampleTable()
        : base("sample", "row of a test")
    {
        Id = Int64("Id", "Sorted.");
        Any = Int64("Any", "Any bits.");
        Code = Int32("Code", "Any bits.");
        Flag = Declare(new Column<bool>(Definition("Flag", ColumnType.Boolean)));
        Single = Declare(new Column<float>(Definition("Single", ColumnType.Float32)));
        EnergyMeV = Float64("EnergyMeV", "MeV", "NaN and infinities too.");
        ChannelName = Declare(new TextColumn(Definition("ChannelName", ColumnType.Text), Vocabulary));
        MaybeFlag = Declare(new NullableColumn<bool>(Definition("MaybeFlag", ColumnType.Boolean) with { IsNullable = true }));
        MaybeCode = Declare(new NullableColumn<int>(Definition("MaybeCode", ColumnType.Int32) with { IsNullable = true }));
        MaybeId = Declare(new NullableColumn<long>(Definition("MaybeId", ColumnType.Int64) with { IsNullable = true }));
        MaybeSingle = Declare(new NullableColumn<float>(Definition("MaybeSingle", ColumnType.Float32) with { IsNullable = true }));
        MaybeEnergyMeV = Declare(new NullableColumn<double>(Definition("MaybeEnergyMeV", ColumnType.Float64) with { IsNullable = true }));
        Counts = Declare(new ListColumn<int>(Definition("Counts", ColumnType.Int32) with { IsList = true }));
        Ids = Declare(new ListColumn<long>(Definition("Ids", ColumnType.Int64) with { IsList = true }));
        ChargesPe = Declare(new ListColumn<float>(Definition("ChargesPe", ColumnType.Float32) with { IsList = true }));
        Samples = Declare(new BinaryColumn(Definition("Samples", ColumnType.Binary)));
        Even = Declare(new Column<double>(Definition("Even", ColumnType.Float64) with { HasBounds = false }));
        TimesNs = Declare(new ListColumn<double>(Definition("TimesNs", ColumnType.Float64) with { IsList = true }));
    }

    public Column<long> Id { get; }

    public Column<long> Any { get; }

    public Column<int> Code { get; }

    public Column<bool> Flag { get; }

    public Column<float> Single { get; }

    public Column<double> EnergyMeV { get; }

    public TextColumn ChannelName { get; }

    public NullableColumn<bool> MaybeFlag { get; }

    public NullableColumn<int> MaybeCode { get; }

    public NullableColumn<long> MaybeId { get; }

    public NullableColumn<float> MaybeSingle { get; }

    public NullableColumn<double> MaybeEnergyMeV { get; }

    public ListColumn<int> Counts { get; }

    public ListColumn<long> Ids { get; }

    public ListColumn<float> ChargesPe { get; }

    public BinaryColumn Samples { get; }

    public Column<double> Even { get; }

    public ListColumn<double> TimesNs { get; }

    /// <summary>A table of random rows with runs, nulls, empty lists and extreme values.</summary>
    public static SampleTable Of(int rows, int seed = 1)
    {
        var table = new SampleTable();
        table.Fill(rows, seed);
        return table;
    }

    public void Fill(int rows, int seed)
    {
        var random = new Random(seed);
        Clear();
        long id = 1_000_000;
        bool sparse = false;
        for (int row = 0; row < rows; row++)
        {
            sparse = row % 50 == 0 ? random.Next(2) == 0 : sparse;   // stretches without nulls and stretches with many
            id += random.Next(3);
            Id.Add(id);
            Any.Add(random.Next(10) == 0 ? (random.Next(2) == 0 ? long.MinValue : long.MaxValue) : random.NextInt64());
            Code.Add(random.Next(int.MinValue, int.MaxValue));
            Flag.Add(random.Next(2) == 0);
            Single.Add(random.Next(20) switch { 0 => float.NaN, 1 => float.PositiveInfinity, 2 => -0.0f, 3 => float.Epsilon, _ => random.NextSingle() });
            EnergyMeV.Add(random.Next(20) switch { 0 => double.NaN, 1 => double.NegativeInfinity, 2 => -0.0, 3 => double.Epsilon, 4 => OtherNaN, _ => random.NextDouble() * 60.0 });
            ChannelName.Add(sparse ? random.Next(Vocabulary.Length) : 2);
            MaybeFlag.Add(Maybe(random, sparse, random.Next(2) == 0));
            MaybeCode.Add(Maybe(random, sparse, random.Next()));
            MaybeId.Add(Maybe(random, sparse, id * 16));
            MaybeSingle.Add(Maybe(random, sparse, random.Next(10) == 0 ? float.NegativeInfinity : random.NextSingle()));
            MaybeEnergyMeV.Add(Maybe(random, sparse, random.Next(10) switch { 0 => double.NaN, 1 => -0.0, _ => random.NextDouble() }));
            Even.Add(random.NextDouble());
            AddLists(random, sparse);
        }
    }

    private void AddLists(Random random, bool sparse)
    {
        int length = sparse ? random.Next(4) : 12;
        Span<int> counts = stackalloc int[length];
        Span<long> ids = stackalloc long[length];
        Span<float> charges = stackalloc float[length];
        Span<double> times = stackalloc double[length];
        Span<byte> samples = stackalloc byte[length];
        random.NextBytes(samples);
        for (int i = 0; i < length; i++)
        {
            counts[i] = random.Next(96);
            ids[i] = random.NextInt64(long.MinValue, long.MaxValue);
            charges[i] = random.Next(8) == 0 ? float.NaN : random.NextSingle() * 100.0f;
            times[i] = sparse && random.Next(2) == 0 ? double.NaN : random.NextDouble();
        }

        Counts.Add(counts);
        Ids.Add(ids);
        ChargesPe.Add(charges);
        Samples.Add(samples);
        TimesNs.Add(times);
    }

    private static T? Maybe<T>(Random random, bool sparse, T value)
        where T : struct => sparse && random.Next(3) > 0 ? null : value;

    private static ColumnDefinition Definition(string name, ColumnType type) => new(name, type, "", "");
}

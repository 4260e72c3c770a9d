using System.Text;
using JparcSim.Core.Events;
using JparcSim.Storage.Tables;

namespace JparcSim.Storage.Tests.Tables;

public sealed class ContentHashTests : IDisposable
{
    private const int Rows = 60;
    private readonly ContentHash _hash = new();
    private readonly SampleTable _table = SampleTable.Of(Rows);

    public static TheoryData<string> ColumnNames => [.. new SampleTable().Columns.Select(column => column.Definition.Name)];

    public void Dispose() => _hash.Dispose();

    [Fact]
    public void NeitherCodecNorRowGroupsMatter()
    {
        using var folder = new TemporaryFolder();
        var contents = new HashSet<string> { _hash.Of(_table.Columns) };
        foreach (FileCompression compression in Enum.GetValues<FileCompression>())
        {
            foreach (int rows in (int[])[1, 25, 1000])
            {
                using var writer = new TableWriter(compression, rows);
                contents.Add(writer.Write(folder.File("t"), _table, _table.Columns, []).ContentSha256);
            }
        }

        Assert.Single(contents);
    }

    [Fact]
    public void NeitherTheOrderOfAVocabularyNorItsOtherNamesMatter()
    {
        var other = new TextColumn(_table.ChannelName.Definition, ["unused", .. _table.ChannelName.Vocabulary.Reverse(), "never"]);
        for (int row = 0; row < Rows; row++)
        {
            other.Add(_table.ChannelName.Vocabulary.Count - _table.ChannelName.Codes[row]);
            Assert.Equal(_table.ChannelName[row], other[row]);
        }

        Assert.Equal(_hash.Of([_table.ChannelName]), _hash.Of([other]));
    }

    [Theory]
    [MemberData(nameof(ColumnNames))]
    public void AnyChangedCellMatters(string name)
    {
        string before = _hash.Of(_table.Columns);
        int changes = 0;
        for (int row = 0; row < Rows; row++)
        {
            foreach (int kind in (int[])[0, 1])
            {
                SampleTable changed = SampleTable.Of(Rows);
                Column column = changed.Columns.Single(each => each.Definition.Name == name);
                var change = new CellChange(row, kind);
                column.Accept(change);
                if (!change.IsDone)
                {
                    continue;
                }

                changes++;
                Assert.NotEqual(before, _hash.Of(changed.Columns));
            }
        }

        Assert.InRange(changes, Rows / 2, 2 * Rows);
    }

    [Theory]
    [MemberData(nameof(ColumnNames))]
    public void AnyMissingRowMatters(string name)
    {
        Column column = _table.Columns.Single(each => each.Definition.Name == name);
        Column shorter = SampleTable.Of(Rows - 1).Columns.Single(each => each.Definition.Name == name);
        Assert.NotEqual(_hash.Of([column]), _hash.Of([shorter]));
    }

    [Fact]
    public void NamesAndOrderOfColumnsMatter()
    {
        var twin = new Column<long>(_table.Id.Definition with { Name = "Jd" });
        twin.AddRange(_table.Id.Values);
        Assert.NotEqual(_hash.Of([_table.Id]), _hash.Of([twin]));
        Assert.NotEqual(_hash.Of([_table.Id, _table.Any]), _hash.Of([_table.Any, _table.Id]));
        Assert.NotEqual(_hash.Of([_table.Id, _table.Any]), _hash.Of([_table.Id]));
    }

    [Fact]
    public void WhatIsNotAValueDoesNotMatter()
    {
        var described = new Column<long>(new ColumnDefinition("Id", ColumnType.Int64, "unit", "Another meaning.") { HasBounds = false });
        described.AddRange(_table.Id.Values);
        Assert.Equal(_hash.Of([_table.Id]), _hash.Of([described]));
    }

    // By the definition in the class's comment, in plain code.
    [Fact]
    public void ItIsWhatItsDefinitionSays()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (Column column in _table.Columns)
        {
            Text(column.Definition.Name);
            writer.Write(Rows);
            switch (column)
            {
                case Column<long> c: Each(c.Values.ToArray(), writer.Write); break;
                case Column<int> c: Each(c.Values.ToArray(), writer.Write); break;
                case Column<bool> c: Each(c.Values.ToArray(), writer.Write); break;
                case Column<float> c: Each(c.Values.ToArray(), writer.Write); break;
                case Column<double> c: Each(c.Values.ToArray(), writer.Write); break;
                case NullableColumn<bool> c: Nullable(c, writer.Write); break;
                case NullableColumn<int> c: Nullable(c, writer.Write); break;
                case NullableColumn<long> c: Nullable(c, writer.Write); break;
                case NullableColumn<float> c: Nullable(c, writer.Write); break;
                case NullableColumn<double> c: Nullable(c, writer.Write); break;
                case ListColumn<int> c: List(c, writer.Write); break;
                case ListColumn<long> c: List(c, writer.Write); break;
                case ListColumn<float> c: List(c, writer.Write); break;
                case ListColumn<double> c: List(c, writer.Write); break;
                case ListColumn<byte> c: List(c, writer.Write); break;
                case TextColumn c: Names(c); break;
                default: Assert.Fail(column.GetType().Name); break;
            }
        }

        writer.Flush();
        Assert.Equal(Sha256.Of(bytes.ToArray()), _hash.Of(_table.Columns));

        void Text(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            writer.Write(utf8.Length);
            writer.Write(utf8);
        }

        void Names(TextColumn column)
        {
            string[] names = [.. Enumerable.Range(0, Rows).Select(row => column[row])];
            string[] distinct = [.. names.Distinct()];
            Each(names, name => writer.Write(Array.IndexOf(distinct, name)));
            writer.Write(distinct.Length);
            Each(distinct, Text);
        }

        void Nullable<T>(NullableColumn<T> column, Action<T> write)
            where T : unmanaged
        {
            Each(column.IsPresent.ToArray(), writer.Write);
            Each([.. Enumerable.Range(0, Rows).Select(row => column[row] ?? default)], write);
        }

        void List<T>(ListColumn<T> column, Action<T> write)
            where T : unmanaged
        {
            int sum = 0;
            Each([.. Enumerable.Range(0, Rows)], row => writer.Write(sum += column[row].Length));
            Each(column.Elements.ToArray(), write);
        }

        static void Each<T>(T[] values, Action<T> write) => Array.ForEach(values, write);
    }
}

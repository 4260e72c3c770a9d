using System.Text;
using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>Reads the schema of a file: flat columns and lists of one level, as we write them.</summary>
internal static class SchemaReader
{
    public static List<ColumnSchema> Read(ref ThriftReader thrift)
    {
        int count = thrift.List(ThriftType.Struct);
        var elements = new List<Element>();
        for (int i = 0; i < count; i++)
        {
            elements.Add(ReadElement(ref thrift));
        }

        var columns = new List<ColumnSchema>();
        int at = 1;
        while (at < elements.Count)
        {
            columns.Add(elements[at].ChildCount == 0 ? Flat(elements[at++]) : List(elements, ref at));
        }

        if (elements.Count == 0 || elements[0].ChildCount != columns.Count || columns.Count is 0 or > PageLimits.MaxColumnCount)
        {
            throw new InvalidFileException(
                $"the schema has no columns, more than {PageLimits.MaxColumnCount}, or their number is not the announced one");
        }

        return columns.DistinctBy(column => column.Name, StringComparer.Ordinal).Count() == columns.Count
            ? columns
            : throw new InvalidFileException("the schema has two columns of the same name");
    }

    private static ColumnSchema Flat(Element element) => element.Repetition is Repetition.Required or Repetition.Optional
        && TypeOf(element) != ColumnType.UInt8
        ? new ColumnSchema(element.Name, TypeOf(element), element.Repetition == Repetition.Optional, false)
        : throw Unsupported(element);

    private static ColumnSchema List(List<Element> elements, ref int at)
    {
        Element outer = elements[at];
        if (at + 2 >= elements.Count || outer.Repetition != Repetition.Required || outer.Converted != ConvertedType.List
            || outer.ChildCount != 1)
        {
            throw Unsupported(outer);
        }

        Element repeated = elements[at + 1];
        Element value = elements[at + 2];
        if (repeated.Repetition != Repetition.Repeated || repeated.ChildCount != 1 || value.ChildCount != 0
            || value.Repetition is not (Repetition.Required or Repetition.Optional))
        {
            throw Unsupported(outer);
        }

        at += 3;
        ColumnType type = TypeOf(value);
        return type is ColumnType.Boolean or ColumnType.Text || (type == ColumnType.UInt8 && value.Repetition == Repetition.Optional)
            ? throw Unsupported(outer)
            : new ColumnSchema(outer.Name, type, value.Repetition == Repetition.Optional, true);
    }

    private static ColumnType TypeOf(Element element) => element.Type switch
    {
        PhysicalType.Boolean => ColumnType.Boolean,
        PhysicalType.Int32 when element.Converted is null => ColumnType.Int32,
        PhysicalType.Int32 when element.Converted == ConvertedType.UInt8 => ColumnType.UInt8,
        PhysicalType.Int64 when element.Converted is null => ColumnType.Int64,
        PhysicalType.Float => ColumnType.Float32,
        PhysicalType.Double => ColumnType.Float64,
        PhysicalType.ByteArray when element.Converted == ConvertedType.Utf8 && element.Repetition == Repetition.Required => ColumnType.Text,
        _ => throw Unsupported(element),
    };

    private static Element ReadElement(ref ThriftReader thrift)
    {
        var element = new Element("", null, null, null, 0);
        int field = 0;
        while (thrift.NextField(ref field))
        {
            switch (field)
            {
                case 1:
                    element = element with { Type = (PhysicalType)thrift.Int32() };
                    break;
                case 3:
                    element = element with { Repetition = (Repetition)thrift.Int32() };
                    break;
                case 4:
                    element = element with { Name = Encoding.UTF8.GetString(thrift.Binary()) };
                    break;
                case 5:
                    element = element with { ChildCount = thrift.Int32() };
                    break;
                case 6:
                    element = element with { Converted = (ConvertedType)thrift.Int32() };
                    break;
                default:
                    thrift.Skip();
                    break;
            }
        }

        return element;
    }

    private static InvalidFileException Unsupported(Element element) => new($"column '{element.Name}' is of a kind that is not read here");

    private readonly record struct Element(
        string Name, PhysicalType? Type, Repetition? Repetition, ConvertedType? Converted, int ChildCount);
}

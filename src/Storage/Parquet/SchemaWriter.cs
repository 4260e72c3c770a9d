using JparcSim.Core.Events;

namespace JparcSim.Storage.Parquet;

/// <summary>Writes the schema of a file (SchemaElement of parquet.thrift; the numbers are its field numbers).</summary>
internal sealed class SchemaWriter(ThriftWriter thrift)
{
    /// <summary>Writes the list of schema elements: the root, then the columns; a list takes three.</summary>
    public void Write(int field, string rootName, IReadOnlyList<Column> columns)
    {
        int count = 1;
        for (int i = 0; i < columns.Count; i++)
        {
            count += columns[i].Definition.IsList ? 3 : 1;
        }

        thrift.List(field, ThriftType.Struct, count);
        thrift.BeginRoot();
        thrift.Text(4, rootName);
        thrift.Int32(5, columns.Count);
        thrift.EndStruct();
        for (int i = 0; i < columns.Count; i++)
        {
            WriteColumn(columns[i].Definition);
        }
    }

    /// <summary>Writes the path of a column's values from the root.</summary>
    public void WritePath(int field, ColumnDefinition definition)
    {
        thrift.List(field, ThriftType.Binary, definition.IsList ? 3 : 1);
        thrift.ElementText(definition.Name);
        if (definition.IsList)
        {
            thrift.ElementText(LeafSchema.RepeatedName);
            thrift.ElementText(LeafSchema.ElementName);
        }
    }

    private void WriteColumn(ColumnDefinition definition)
    {
        LeafSchema leaf = LeafSchema.Of(definition);
        if (!leaf.IsList)
        {
            WriteLeaf(definition.Type, definition.Name, definition.IsNullable ? Repetition.Optional : Repetition.Required);
            return;
        }

        thrift.BeginRoot();
        thrift.Int32(3, (int)Repetition.Required);
        thrift.Text(4, definition.Name);
        thrift.Int32(5, 1);
        thrift.Int32(6, (int)ConvertedType.List);
        thrift.BeginStruct(10);
        thrift.EmptyStruct(3);   // LogicalType.LIST
        thrift.EndStruct();
        thrift.EndStruct();
        thrift.BeginRoot();
        thrift.Int32(3, (int)Repetition.Repeated);
        thrift.Text(4, LeafSchema.RepeatedName);
        thrift.Int32(5, 1);
        thrift.EndStruct();
        WriteLeaf(definition.Type, LeafSchema.ElementName, leaf.HasNullableElements ? Repetition.Optional : Repetition.Required);
    }

    private void WriteLeaf(ColumnType type, string name, Repetition repetition)
    {
        thrift.BeginRoot();
        thrift.Int32(1, (int)LeafSchema.TypeOf(type));
        thrift.Int32(3, (int)repetition);
        thrift.Text(4, name);
        if (type == ColumnType.Text)
        {
            thrift.Int32(6, (int)ConvertedType.Utf8);
            thrift.BeginStruct(10);
            thrift.EmptyStruct(1);   // LogicalType.STRING
            thrift.EndStruct();
        }
        else if (type == ColumnType.UInt8)
        {
            thrift.Int32(6, (int)ConvertedType.UInt8);
            thrift.BeginStruct(10);
            thrift.BeginStruct(10);   // LogicalType.INTEGER
            thrift.Byte(1, 8);   // bits
            thrift.False(2);   // signed
            thrift.EndStruct();
            thrift.EndStruct();
        }

        thrift.EndStruct();
    }
}

namespace JparcSim.Core.Events;

/// <summary>Work that differs by kind of column: writing, reading, hashing, handing on.</summary>
public interface IColumnVisitor
{
    /// <summary>Takes a column without nulls.</summary>
    void Visit<T>(Column<T> column)
        where T : unmanaged;

    /// <summary>Takes a column whose cells may be null.</summary>
    void Visit<T>(NullableColumn<T> column)
        where T : unmanaged;

    /// <summary>Takes a column of names.</summary>
    void Visit(TextColumn column);

    /// <summary>Takes a column of lists.</summary>
    void Visit<T>(ListColumn<T> column)
        where T : unmanaged;

    /// <summary>Takes a column of runs of bytes.</summary>
    void Visit(BinaryColumn column);
}

namespace JparcSim.Storage;

/// <summary>A file is not what it should be: damaged, cut short, hostile, or of a kind this program does not read.</summary>
public sealed class InvalidFileException(string message) : Exception(message);

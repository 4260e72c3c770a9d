using System.Security.Cryptography;

namespace JparcSim.Tests.Shared;

/// <summary>SHA-256 as manifests write it.</summary>
internal static class Sha256
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string OfFile(string path) => Of(File.ReadAllBytes(path));
}

using System.Text;

namespace JparcSim.Storage.Parquet;

/// <summary>The order of names by their UTF-8 bytes, which is the order of their code points.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        StringRuneEnumerator a = left.EnumerateRunes();
        StringRuneEnumerator b = right.EnumerateRunes();
        while (true)
        {
            bool hasA = a.MoveNext();
            bool hasB = b.MoveNext();
            if (!hasA || !hasB)
            {
                return hasA.CompareTo(hasB);
            }

            int order = a.Current.CompareTo(b.Current);
            if (order != 0)
            {
                return order;
            }
        }
    }
}

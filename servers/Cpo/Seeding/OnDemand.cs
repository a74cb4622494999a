using System.Collections;

namespace OcpiKit.Cpo.Seeding;

/// <summary>A list of things each of which is made up when somebody looks at it: a large network never is in memory as a whole.</summary>
/// <param name="count">How many there are.</param>
/// <param name="make">Makes one; for the same number always the same.</param>
internal sealed class OnDemand<T>(int count, Func<int, T> make) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index] => make(index);

    public IEnumerator<T> GetEnumerator() => Enumerable.Range(0, count).Select(make).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

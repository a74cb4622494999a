using System.Text.Json.Nodes;

namespace OcpiKit.Engine.Listening;

/// <summary>Objects of OCPI by module and key, in the order of their coming. Keys are compared without regard to case (types, CiString).</summary>
internal sealed class Store
{
    /// <summary>Whoever pushes without end fills no more than this.</summary>
    private const long Capacity = 128 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Kept>> _modules = new(StringComparer.Ordinal);
    private long _size;

    private sealed record Kept(string Key)
    {
        public JsonObject Value { get; set; } = [];

        public int Size { get; set; }
    }

    /// <summary>An object; null where there is none. A copy: nobody changes what is kept.</summary>
    public JsonObject? Find(string module, string key)
    {
        lock (_lock)
            return _kept.TryGetValue($"{module}/{key}", out var kept) ? kept.Value.DeepClone().AsObject() : null;
    }

    /// <summary>All objects of a module, oldest first. They are not to be changed.</summary>
    public IReadOnlyList<JsonObject> All(string module)
    {
        lock (_lock)
            return [.. _modules.GetValueOrDefault(module, []).Select(kept => kept.Value)];
    }

    /// <summary>Keeps an object, new or in the place of the one before.</summary>
    /// <returns>Whether there was room for it.</returns>
    public bool Keep(string module, string key, JsonObject value)
    {
        var size = value.ToJsonString().Length;
        lock (_lock)
        {
            var known = _kept.GetValueOrDefault($"{module}/{key}");
            if (_size + size - (known?.Size ?? 0) > Capacity)
                return false;
            if (known is null)
            {
                _kept.Add($"{module}/{key}", known = new($"{module}/{key}"));
                if (!_modules.TryGetValue(module, out var list))
                    _modules.Add(module, list = []);
                list.Add(known);
            }

            _size += size - known.Size;
            (known.Value, known.Size) = (value, size);
            return true;
        }
    }

    /// <summary>Forgets an object.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Forget(string module, string key)
    {
        lock (_lock)
        {
            if (!_kept.Remove($"{module}/{key}", out var kept))
                return false;
            _size -= kept.Size;
            return _modules[module].Remove(kept);
        }
    }
}

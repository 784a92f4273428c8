using System.Buffers.Binary;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Postmortems.Incidents;

namespace Postmortems.Site;

/// <summary>
/// Fingerprints of pages: all that a page holds, to its last field, as 128 bits of SHA-256. Two pages with one print look the same, since a view is a
/// function of its page. What cannot be read to the end (a delegate, a circle) has no print. One instance serves one build.
/// </summary>
public sealed class ViewPrint
{
    private const int Size = 16;
    private const int MostDeep = 100;

    // What many pages share is gone through once.
    private static readonly ImmutableHashSet<Type> Shared = [typeof(Incident), typeof(IncidentRow), typeof(ActionRow), typeof(PageFrame), typeof(Facets.FacetPanel)];

    private static readonly ConcurrentDictionary<Type, Plan> Plans = [];

    private readonly ConcurrentDictionary<object, byte[]> _known = new(ReferenceEqualityComparer.Instance);

    private enum Way
    {
        Text,
        Bits,
        InOrder,
        InNoOrder,
        Later,
        Fields,
        Unreadable,
    }

    /// <summary>Null where the page holds something that cannot be read to its end. Thread-safe.</summary>
    public string? Of(Page page)
    {
        var bytes = new Bytes();
        return Add(bytes, page, 0) ? Convert.ToHexStringLower(SHA256.HashData(bytes.Written)[..Size]) : null;
    }

    private bool Add(Bytes bytes, object? value, int depth)
    {
        if (value is null)
        {
            bytes.Add(0);
            return true;
        }

        var plan = Plans.GetOrAdd(value.GetType(), Plan.Of);
        bytes.Add(plan.Name);
        return depth < MostDeep && plan.Way switch
        {
            Way.Text => AddText(bytes, (string)value),
            Way.Bits => AddBits(bytes, value),
            Way.InOrder => AddInOrder(bytes, (IEnumerable)value, depth),
            Way.InNoOrder => AddInNoOrder(bytes, (IEnumerable)value, depth),
            Way.Later => Add(bytes, plan.Value!.GetValue(value), depth + 1),
            Way.Fields when Shared.Contains(value.GetType()) => AddShared(bytes, value, plan, depth),
            Way.Fields => AddFields(bytes, value, plan, depth),
            _ => false,
        };
    }

    private static bool AddText(Bytes bytes, string text)
    {
        bytes.Add(text.Length);
        bytes.Add(MemoryMarshal.AsBytes(text.AsSpan()));
        return true;
    }

    private static bool AddBits(Bytes bytes, object value)
    {
        bytes.Add(value switch
        {
            double number => BitConverter.DoubleToInt64Bits(number),
            float number => BitConverter.SingleToInt32Bits(number),
            ulong number => unchecked((long)number),
            char letter => letter,
            _ => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        });
        return true;
    }

    private bool AddInOrder(Bytes bytes, IEnumerable items, int depth)
    {
        foreach (var item in items)
        {
            // An item is never taken for the end.
            bytes.Add(1);
            if (!Add(bytes, item, depth + 1))
                return false;
        }

        bytes.Add(0);
        return true;
    }

    /// <summary>The order of a hash table is not the same in two runs: the sum of its items' prints is.</summary>
    private bool AddInNoOrder(Bytes bytes, IEnumerable items, int depth)
    {
        var (sum, count) = (UInt128.Zero, 0);
        foreach (var item in items)
        {
            var start = bytes.Length;
            if (!Add(bytes, item, depth + 1))
                return false;
            sum = unchecked(sum + BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes.CutFrom(start))));
            count++;
        }

        bytes.Add(count);
        bytes.Add(unchecked((long)(ulong)(sum >> 64)));
        bytes.Add(unchecked((long)(ulong)(sum & ulong.MaxValue)));
        return true;
    }

    private bool AddShared(Bytes bytes, object value, Plan plan, int depth)
    {
        if (!_known.TryGetValue(value, out var print))
        {
            var start = bytes.Length;
            if (!AddFields(bytes, value, plan, depth))
                return false;
            print = SHA256.HashData(bytes.CutFrom(start))[..Size];
            _known[value] = print;
        }

        bytes.Add(print);
        return true;
    }

    private bool AddFields(Bytes bytes, object value, Plan plan, int depth)
    {
        foreach (var field in plan.Fields)
        {
            if (!Add(bytes, field.GetValue(value), depth + 1))
                return false;
        }

        return true;
    }

    /// <summary>How values of a type are gone through.</summary>
    /// <param name="Name">Of the type, so that equal fields of two types differ.</param>
    private sealed record Plan(Way Way, byte[] Name)
    {
        public ImmutableArray<FieldInfo> Fields { get; private init; } = [];

        public PropertyInfo? Value { get; private init; }

        public static Plan Of(Type type)
        {
            var way = WayOf(type);
            return new Plan(way, SHA256.HashData(Encoding.UTF8.GetBytes(type.FullName ?? type.Name))[..8])
            {
                Fields = way is Way.Fields ? [.. FieldsOf(type)] : [],
                Value = way is Way.Later ? type.GetProperty("Value") : null,
            };
        }

        private static Way WayOf(Type type) =>
            type == typeof(string) ? Way.Text
            : type.IsEnum || (type.IsPrimitive && type != typeof(nint) && type != typeof(nuint)) ? Way.Bits
            : type.IsArray ? Way.InOrder
            : Is(type, typeof(List<>)) ? Way.InOrder
            : Is(type, typeof(Later<>)) ? Way.Later
            : HasFace(type, typeof(IReadOnlyDictionary<,>)) || HasFace(type, typeof(IReadOnlySet<>)) ? Way.InNoOrder
            : type.IsValueType || IsOurs(type) || type == typeof(Period) ? Way.Fields
            : Way.Unreadable;

        private static bool IsOurs(Type type) =>
            type.Assembly == typeof(ViewPrint).Assembly && !type.IsAssignableTo(typeof(Delegate)) && !type.IsAssignableTo(typeof(IEnumerable));

        private static bool Is(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;

        private static bool HasFace(Type type, Type open) => type.GetInterfaces().Any(face => Is(face, open));

        private static IEnumerable<FieldInfo> FieldsOf(Type type)
        {
            for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType)
            {
                // The order in which reflection gives them is nobody's promise.
                foreach (var field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).OrderBy(field => field.Name, StringComparer.Ordinal))
                    yield return field;
            }
        }
    }

    /// <summary>Bytes one after the other, of which the last can be taken back.</summary>
    private sealed class Bytes
    {
        private byte[] _room = new byte[16_384];

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Written => _room.AsSpan(0, Length);

        public void Add(ReadOnlySpan<byte> more)
        {
            if (Length + more.Length > _room.Length)
                Array.Resize(ref _room, Math.Max(2 * _room.Length, Length + more.Length));
            more.CopyTo(_room.AsSpan(Length));
            Length += more.Length;
        }

        public void Add(long number)
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            Add(bytes);
        }

        /// <summary>What was added from a place on, which is good until the next is added.</summary>
        public ReadOnlySpan<byte> CutFrom(int start)
        {
            var cut = _room.AsSpan(start, Length - start);
            Length = start;
            return cut;
        }
    }
}

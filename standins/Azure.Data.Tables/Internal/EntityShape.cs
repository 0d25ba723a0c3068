using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables;

/// <summary>The columns of an entity class: its public properties, renamed or left out as DataMember and IgnoreDataMember say.</summary>
sealed class EntityShape
{
    static readonly ConcurrentDictionary<Type, EntityShape> Known = new();

    EntityShape(Type type)
    {
        var own = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .ToArray();
        // A class may implement the interface explicitly: its keys are then found on the interface.
        var hidden = typeof(ITableEntity).GetProperties().Where(property => own.All(o => o.Name != property.Name));
        Columns = [.. own.Concat(hidden)
            .Where(property => !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(property => (property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name, property))];
    }

    public IReadOnlyList<(string Name, PropertyInfo Property)> Columns { get; }

    public static EntityShape Of(Type type) => Known.GetOrAdd(type, static t => new(t));
}

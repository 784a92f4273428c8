// As in Drawing.
#pragma warning disable BL0006

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Postmortems.Theme.Layout;

namespace Postmortems.Theme;

/// <summary>Makes the components of one type with their parameters. Reflection is asked once a type.</summary>
internal sealed class ComponentMaker
{
    private static readonly ConcurrentDictionary<Type, ComponentMaker> Known = [];

    private static readonly MethodInfo Typed = typeof(ComponentMaker).GetMethod(nameof(SetterOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Type _type;
    private readonly ImmutableArray<(string Name, Action<object, object?> Set)> _parameters;

    private ComponentMaker(Type type)
    {
        _type = type;
        _parameters =
        [
            .. type.GetProperties()
                .Where(property => property.IsDefined(typeof(ParameterAttribute)))
                // The name as the compiler has it in the views, so that most comparisons end at the address.
                .Select(property => (string.Intern(property.Name), (Action<object, object?>)Typed.MakeGenericMethod(type, property.PropertyType).Invoke(null, [property])!)),
        ];
    }

    public static ComponentMaker Of(Type type) => Known.GetOrAdd(type, static asked => new ComponentMaker(asked));

    /// <param name="parameters">The frames behind that of the component.</param>
    public Drawn Make(ReadOnlySpan<RenderTreeFrame> parameters)
    {
        var component = (Drawn)Activator.CreateInstance(_type)!;
        foreach (ref readonly var parameter in parameters)
            Set(component, parameter.AttributeName, parameter.AttributeValue);
        return component;
    }

    /// <exception cref="InvalidOperationException">The component has no such parameter.</exception>
    public Drawn Make(string parameter, object value)
    {
        var component = (Drawn)Activator.CreateInstance(_type)!;
        Set(component, parameter, value);
        return component;
    }

    private void Set(Drawn component, string name, object? value)
    {
        foreach (var (known, set) in _parameters)
        {
            if (known == name)
            {
                set(component, value);
                return;
            }
        }

        throw new InvalidOperationException($"{_type.Name} has no parameter '{name}'.");
    }

    private static Action<object, object?> SetterOf<TComponent, TValue>(PropertyInfo property)
    {
        var set = property.SetMethod!.CreateDelegate<Action<TComponent, TValue?>>();
        return (component, value) => set((TComponent)component, value is null ? default : (TValue)value);
    }
}

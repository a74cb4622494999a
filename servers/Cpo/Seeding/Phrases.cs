using OcpiKit.Ocpi.Types;

namespace OcpiKit.Cpo.Seeding;

/// <summary>What the network says to drivers, in the language of the country and in English.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, string> WayIn = new()
    {
        ["de"] = "Die Ladeplätze liegen gleich hinter der Einfahrt, den blauen Markierungen nach.",
        ["nl"] = "De laadplekken liggen direct achter de inrit, volg de blauwe strepen.",
        ["fr"] = "Les places de recharge sont juste derrière l'entrée, suivez les marques bleues.",
        ["sv"] = "Laddplatserna ligger strax innanför infarten, följ de blå markeringarna.",
        ["es"] = "Las plazas de recarga están justo tras la entrada, siga las marcas azules.",
        ["en"] = "The charging bays are just behind the entrance, follow the blue markings.",
    };

    private static readonly Dictionary<string, string> Gate = new()
    {
        ["de"] = "Einfahrt",
        ["nl"] = "Inrit",
        ["fr"] = "Entrée",
        ["sv"] = "Infart",
        ["es"] = "Entrada",
        ["en"] = "Entrance",
    };

    public static IReadOnlyList<DisplayText> Directions(string language) => Both(WayIn, language);

    public static DisplayText Entrance(string language) => new(language, Gate[language]);

    private static IReadOnlyList<DisplayText> Both(Dictionary<string, string> phrases, string language) =>
        [new DisplayText(language, phrases[language]), new DisplayText("en", phrases["en"])];
}

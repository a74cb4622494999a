using System.Text.RegularExpressions;

namespace OcpiKit.Compliance.Tests.Protocol;

internal static partial class RequirementNames
{
    internal static IEnumerable<string> In(string text) => Name().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"(?<=[ (""])(?:TRN|STA|TYP|TRM|VER|CRE|LOC|SES|CDR|TAR|TOK|CMD|CHP|HCI)-[0-9]+\b")]
    private static partial Regex Name();
}

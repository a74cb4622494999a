using System.Text;
using OcpiKit.Engine.Desk;
using OcpiKit.Engine.Results;
using OcpiKit.Engine.Scenarios;
using OcpiKit.Learning.Playing;
using OcpiKit.Protocol;

namespace OcpiKit.Learning.Showing;

/// <summary>What the kit says to a message that the learner has made, by the checks that judge a message in a file.</summary>
/// <param name="Line">That in a line.</param>
/// <param name="Complaints">What is not as it should be.</param>
public sealed record SentText(string Line, IReadOnlyList<Finding> Complaints)
{
    /// <summary>To what else it then says something.</summary>
    public const string Answer = "the answer";

    /// <summary>To what was sent in a step; null where that is no object of OCPI.</summary>
    public static SentText? Of(Edition edition, PlayedStep played)
    {
        ArgumentNullException.ThrowIfNull(played);
        if (played is not { Step: CallStep { Operation.Request: { Types: [var type], Patch: false } }, Exchanges: [{ RequestBody: { Length: > 0 } body }, ..] })
            return null;
        try
        {
            var complaints = PlayedStep.Complaining(new DeskJudge(edition).Judge(Encoding.UTF8.GetBytes(body), type).Findings.Select(found => found.Finding).Where(finding => finding.Verdict is Verdict.Fail or Verdict.Warn));
            return new(complaints.Count == 0 ? $"The kit to what you sent: it is as a {type} has to be." : $"The kit to what you sent: that is no right {type}.", complaints);
        }
        catch (DeskException fault)
        {
            return new($"The kit to what you sent: {fault.Message}", []);
        }
    }
}

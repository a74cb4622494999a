using OcpiKit.Engine.Checks.Values;
using OcpiKit.Engine.Evidence;

namespace OcpiKit.Engine.Checks.Standing.Values;

/// <summary>#NA stands for text that cannot be had (transport_and_format, no data available). Whether it could have been had is not visible, so it is only told.</summary>
internal sealed class Placeholder() : Check<Exchange>("string.placeholder", "#NA stands only where a required text cannot be had.", ["TRN-64"])
{
    public override IEnumerable<Observation> Judge(Exchange evidence, Surroundings surroundings) =>
        evidence.Tells()
            ? JsonWalk.Data(evidence)
                .Where(spot => spot.Value.Text() == "#NA")
                .Take(Checks.Judge.Most)
                .Select(spot => Info("A text is #NA: the other side says that it cannot know it.", spot.Pointer))
            : [];
}

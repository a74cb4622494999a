using OcpiKit.Engine.Results;

namespace OcpiKit.Reporting;

/// <summary>Follows a run while it happens.</summary>
public interface IWatcher
{
    /// <summary>Is told of every event, in order, one at a time.</summary>
    void On(RunEvent e);
}

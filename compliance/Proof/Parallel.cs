// Most of these tests wait: for a server that answers late on purpose, for a call that has to come, for a process that starts.
// So more fixtures run at once than the machine may have cores; each has servers, ports and folders of its own. Those with a browser
// or a compiler are busy all the time and run alone.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]

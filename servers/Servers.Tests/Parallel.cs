// Each fixture has servers, ports and stores of its own, and much of what they do is waiting for each other.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]

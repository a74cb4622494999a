// Mutants and hostile targets are played in this process and mostly wait: for an answer that is late on purpose, for a call that has to come.
// So more of them run at once than the machine may have cores. What starts processes or a browser runs alone: it is busy, and processes that
// end at the same time end badly where their coverage is measured.
[assembly: LevelOfParallelism(4)]

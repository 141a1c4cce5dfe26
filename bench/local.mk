# Generator and runner of the benchmarks.

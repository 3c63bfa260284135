"""Exact nearest neighbours of unit vectors of 128 values: this project beside FAISS's IndexFlat, in turns, on one core.

    apt-get install python3-faiss libopenblas0-pthread
    dotnet build -c Release benchmarks/FaceNet.Benchmarks
    /usr/bin/python3 benchmarks/search/compare.py [VECTORS] [ROUNDS]

The vectors are drawn at random, the same every time. Each round measures every contender once, so that a busy machine
slows all alike; processor time counts. FAISS measures its inner product, the faster of its two for unit vectors.
OPENBLAS_CORETYPE tells OpenBLAS which kernels to use: take the fastest. The hits are compared as well.
"""

import os
import statistics
import sys
import tempfile

from worker import Worker, cpu

import faiss  # noqa: E402
import numpy  # noqa: E402

DIMENSION, PROBES, HITS = 128, 10_000, 10


def draw(count, seed):
    vectors = numpy.random.default_rng(seed).standard_normal((count, DIMENSION), dtype=numpy.float32)
    return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    several = max(5, 2_000_000 // count)
    batch = min(PROBES, 1_000_000_000 // count)
    vectors, probes = draw(count, 1), draw(batch, 2)
    flat = faiss.IndexFlatIP(DIMENSION)
    flat.add(vectors)
    worker = Worker("search-worker", DIMENSION)
    with tempfile.TemporaryDirectory() as folder:
        vectors.tofile(os.path.join(folder, "vectors"))
        probes.tofile(os.path.join(folder, "probes"))
        print("added in", worker.ask("load", os.path.join(folder, "vectors")), "processor seconds")
        worker.ask("probes", os.path.join(folder, "probes"))
        times = {"FAISS, one": [], "one": [], "FAISS, many": [], "many": []}
        for turn in range(rounds + 1):
            one = cpu(lambda: [flat.search(probes[i:i + 1], HITS) for i in range(several)]) / several
            ours = float(worker.ask("one", several)) / several
            many = cpu(lambda: flat.search(probes, HITS)) / batch
            ours_many = float(worker.ask("many", 0)) / batch
            if turn:  # the first warms up
                for name, value in zip(times, (one, ours, many, ours_many)):
                    times[name].append(value)
        found = flat.search(probes[:100], HITS)[1]
        ours = numpy.array([[int(i) for i in worker.ask("found", i).split()] for i in range(100)])
        same = sum(len(set(a) & set(b)) for a, b in zip(found, ours)) / (100 * HITS)
        print(f"{count} vectors, medians of {rounds} rounds; hits in common: {same:.4f}")
        for kind in ("one", "many"):
            peer, mine = statistics.median(times[f"FAISS, {kind}"]), statistics.median(times[kind])
            ratio = statistics.median(b / a for a, b in zip(times[f"FAISS, {kind}"], times[kind]))
            print(f"| {count} | {kind} | {1000 * peer:.3f} ms | {1000 * mine:.3f} ms | {ratio:.3f} |")
        index = os.path.join(folder, "index")
        print("saved in", worker.ask("save", index), "processor seconds")
        print("opened, checked and searched once, in seconds:", [worker.ask("open", index) for _ in range(3)])
    worker.end()


main()

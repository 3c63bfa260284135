"""Approximate nearest neighbours of made-up faces: this project beside FAISS's HNSW, on one core.

    apt-get install python3-faiss libopenblas0-pthread
    dotnet build -c Release benchmarks/FaceNet.Benchmarks
    /usr/bin/python3 benchmarks/search/approximate.py [VECTORS] [ROUNDS] [RECALL]

Both graphs link 32 neighbours and look at 128 vectors for each new one. Each contender looks as hard as it must to find
the asked share of the ten nearest; then both search in turns, one probe at a time. Processor time counts. The faces are
drawn as in clustering/compare.py; probes are other faces of the same people.
"""

import os
import statistics
import sys
import tempfile

from worker import ROOT, Worker, cpu

import faiss  # noqa: E402
import numpy  # noqa: E402

DIMENSION, PROBES, HITS, CONNECTIVITY, EXPANSION_ADD = 128, 1000, 10, 32, 128
EXPANSIONS = [10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 448, 640, 896, 1280]

sys.path.insert(0, os.path.join(ROOT, "benchmarks/clustering"))
from faces import draw  # noqa: E402


def recall(truth, found):
    return sum(len(set(a) & set(b)) for a, b in zip(truth, found)) / truth.size


def hardest(wanted, find):
    """The least expansion that finds the wanted share, and the share."""
    for expansion in EXPANSIONS:
        share = find(expansion)
        if share >= wanted:
            return expansion, share
    raise SystemExit(f"no expansion up to {EXPANSIONS[-1]} finds {wanted}")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    wanted = float(sys.argv[3]) if len(sys.argv) > 3 else 0.98
    every, _ = draw(count + PROBES)
    vectors, probes = every[:count], every[count:]
    exact = faiss.IndexFlatIP(DIMENSION)
    exact.add(vectors)
    truth = exact.search(probes, HITS)[1]
    del exact

    peer = faiss.IndexHNSWFlat(DIMENSION, CONNECTIVITY, faiss.METRIC_INNER_PRODUCT)
    peer.hnsw.efConstruction = EXPANSION_ADD
    peer_built = cpu(lambda: peer.add(vectors))

    def find_peer(expansion):
        peer.hnsw.efSearch = expansion
        return recall(truth, peer.search(probes, HITS)[1])

    worker = Worker("approximate-worker", DIMENSION, CONNECTIVITY, EXPANSION_ADD)
    with tempfile.TemporaryDirectory() as folder:
        vectors.tofile(os.path.join(folder, "vectors"))
        probes.tofile(os.path.join(folder, "probes"))
        worker.ask("probes", os.path.join(folder, "probes"))
        built = float(worker.ask("load", os.path.join(folder, "vectors")))

    def find(expansion):
        if worker.ask("expansion", expansion) != "opened":
            raise SystemExit("the saved graph was not taken")
        found = [[int(i) for i in worker.ask("found", i).split()] for i in range(PROBES)]
        return recall(truth, numpy.array(found))

    peer_expansion, peer_recall = hardest(wanted, find_peer)
    expansion, own_recall = hardest(wanted, find)
    times, peer_times = [], []
    for turn in range(rounds + 1):
        took_peer = cpu(lambda: [peer.search(probes[i:i + 1], HITS) for i in range(PROBES)]) / PROBES
        took = float(worker.ask("one", PROBES)) / PROBES
        if turn:  # the first warms up
            peer_times.append(took_peer)
            times.append(took)
    ratio = statistics.median(a / b for a, b in zip(times, peer_times))
    for name, build, ef, share, took in (
            ("FAISS `IndexHNSWFlat`", peer_built, peer_expansion, peer_recall, statistics.median(peer_times)),
            ("`ApproximateIndex`", built, expansion, own_recall, statistics.median(times))):
        print(f"| {count} | {name} | {build:.0f} s | {ef} | {share:.4f} | {1000 * took:.3f} ms |")
    print(f"ratio {ratio:.2f}")
    worker.end()


main()

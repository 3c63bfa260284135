"""Clustering of made-up faces: this project beside scikit-learn, each in a process of its own, on one core.

    apt-get install python3-sklearn
    dotnet build -c Release benchmarks/FaceNet.Benchmarks
    /usr/bin/python3 benchmarks/clustering/compare.py METHOD FACES BOUND [peer]

METHOD is average-linkage, chinese-whispers or incremental; with `peer`, scikit-learn's average linkage runs on the same
vectors and bound. Processor seconds and the largest memory are those of the whole process, less the seconds that reading
the vectors takes.
"""

import os
import subprocess
import sys
import tempfile

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
import numpy  # noqa: E402
from faces import DIMENSION, draw  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "artifacts/bin/FaceNet.Benchmarks/release/FaceNet.Benchmarks")


def pairs(counts):
    counts = counts.astype(numpy.int64)
    return int((counts * (counts - 1) // 2).sum())


def pairwise(people, labels):
    both = pairs(numpy.unique(people.astype(numpy.int64) << 32 | labels, return_counts=True)[1])
    precision = both / max(1, pairs(numpy.bincount(labels)))
    recall = both / max(1, pairs(numpy.bincount(people)))
    return precision, recall, 2 * precision * recall / (precision + recall)


def run(command):
    """Processor seconds and largest memory of a process."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2 ** 20


def peer(vectors, bound, labels):
    from sklearn.cluster import AgglomerativeClustering

    vectors = numpy.fromfile(vectors, dtype=numpy.float32).reshape(-1, DIMENSION)
    if bound == "0":
        return
    # Of unit vectors, half the squared distance that this project measures; named so, scikit-learn needs half the memory
    # that it takes for a matrix of squared distances.
    model = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=float(bound) / 2)
    model.fit_predict(vectors).astype(numpy.int32).tofile(labels)


def main():
    method, count, bound = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    vectors, people = draw(count)
    with tempfile.TemporaryDirectory() as folder:
        source, labels = os.path.join(folder, "vectors"), os.path.join(folder, "labels")
        vectors.tofile(source)
        del vectors
        contenders = {"this project": [BENCH, "cluster", source, str(DIMENSION), method, bound, labels]}
        idle = {"this project": [BENCH, "cluster", source, str(DIMENSION), "nothing", bound, labels]}
        if sys.argv[4:] == ["peer"]:
            own = [sys.executable, os.path.abspath(__file__), "--peer", source]
            contenders["scikit-learn"] = own + [bound, labels]
            idle["scikit-learn"] = own + ["0", labels]
        for name, command in contenders.items():
            base, _ = run(idle[name])
            seconds, memory = run(command)
            precision, recall, f = pairwise(people, numpy.fromfile(labels, dtype=numpy.int32))
            print(f"| {count} | {name}, {method} | {seconds - base:.1f} s | {memory:.2f} GiB | "
                  f"{precision:.3f} | {recall:.3f} | {f:.4f} |", flush=True)


if sys.argv[1] == "--peer":
    peer(*sys.argv[2:])
else:
    main()

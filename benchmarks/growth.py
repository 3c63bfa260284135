"""How search and clustering grow with the number of faces: measured on one core, and drawn.

    apt-get install python3-faiss libopenblas0-pthread
    dotnet build -c Release benchmarks/FaceNet.Benchmarks
    OPENBLAS_CORETYPE=SkylakeX /usr/bin/python3 benchmarks/growth.py FOLDER [SIZE...]

Writes growth-search.csv and growth-clustering.csv with their pictures into FOLDER. Processor time counts; FAISS and this
project search in turns. The faces are those of clustering/compare.py; probes are other faces of the same people.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"
import faiss  # noqa: E402
import numpy  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.join(os.path.dirname(HERE), "artifacts/bin/FaceNet.Benchmarks/release/FaceNet.Benchmarks")
PROBES, HITS, ROUNDS, BOUND = 1000, 10, 5, "0.7"

sys.path.insert(0, os.path.join(HERE, "clustering"))
from faces import DIMENSION, draw  # noqa: E402


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def search(vectors, probes, folder):
    """Milliseconds a probe, by who searched."""
    flat = faiss.IndexFlatIP(DIMENSION)
    flat.add(vectors)
    worker = subprocess.Popen(
        [BENCH, "search-worker", str(DIMENSION)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(command, argument):
        worker.stdin.write(f"{command} {argument}\n")
        worker.stdin.flush()
        return worker.stdout.readline().strip()

    ask("load", os.path.join(folder, "vectors"))
    ask("probes", os.path.join(folder, "probes"))
    several = max(5, 2_000_000 // len(vectors))
    times = {"FAISS, one at a time": [], "one at a time": [], "1,000 at once": []}
    for turn in range(ROUNDS + 1):
        measured = (
            cpu(lambda: [flat.search(probes[i % PROBES:i % PROBES + 1], HITS) for i in range(several)]) / several,
            float(ask("one", several)) / several,
            float(ask("many", 0)) / PROBES,
        )
        for of, value in zip(times.values(), measured):
            if turn:  # the first warms up
                of.append(value)
    worker.stdin.close()
    worker.wait()
    return {name: 1000 * statistics.median(of) for name, of in times.items()}


def clustering(folder):
    """Processor seconds, by method."""
    def run(method):
        command = [BENCH, "cluster", os.path.join(folder, "vectors"), str(DIMENSION), method, BOUND]
        process = subprocess.Popen(command + [os.path.join(folder, "labels")])
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{method} failed")
        return usage.ru_utime + usage.ru_stime

    reading = run("nothing")
    return {name: run(method) - reading for name, method in
            (("average linkage", "average-linkage"), ("Chinese whispers", "chinese-whispers"))}


def main():
    target = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or [10_000, 100_000, 1_000_000]
    rows = {"search": [], "clustering": []}
    for size in sizes:
        every, _ = draw(size + PROBES)
        vectors, probes = every[:size], every[size:]
        with tempfile.TemporaryDirectory() as folder:
            vectors.tofile(os.path.join(folder, "vectors"))
            probes.tofile(os.path.join(folder, "probes"))
            measured = {"search": search(vectors, probes, folder), "clustering": clustering(folder)}
        for kind, values in measured.items():
            for name, value in values.items():
                rows[kind].append((name, size, f"{value:.4g}"))
                print(kind, *rows[kind][-1], flush=True)
    for kind, title in (("search", "Processor milliseconds a probe"), ("clustering", "Processor seconds for all")):
        table = os.path.join(target, f"growth-{kind}.csv")
        with open(table, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([("who", "faces", "took"), *sorted(rows[kind])])
        subprocess.run([BENCH, "growth", table, os.path.join(target, f"growth-{kind}.svg"), title], check=True)


main()

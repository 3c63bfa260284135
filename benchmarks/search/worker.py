"""This project's side of a comparison: a process that does what it is asked, on one core. To be imported before numpy."""

import os
import subprocess
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "artifacts/bin/FaceNet.Benchmarks/release/FaceNet.Benchmarks")


class Worker:
    def __init__(self, *command):
        self.process = subprocess.Popen(
            [BENCH, *map(str, command)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, command, argument):
        self.process.stdin.write(f"{command} {argument}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start

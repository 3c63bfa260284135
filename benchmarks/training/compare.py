"""Images a CPU-second of nn4.small2 and NN2: this project beside PyTorch, in turns, on one thread.

    apt-get install python3-torch
    dotnet build -c Release benchmarks/training
    /usr/bin/python3 benchmarks/training/compare.py [ROUNDS] [SECONDS]

Each round measures every contender once, so that a busy machine slows all alike; medians over the rounds are printed
as a Markdown table, with ratios to PyTorch's better layout.
"""

import os
import statistics
import subprocess
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import torch
import torch.nn.functional as F
from torch import nn

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BENCH = os.path.join(ROOT, "artifacts/bin/FaceNet.Training.Benchmarks/release/FaceNet.Training.Benchmarks")

# 1×1, 3×3 reduce, 3×3, 5×5 reduce, 5×5, pool, projection, stride
NN2 = [
    (64, 96, 128, 16, 32, "max", 32, 1), (64, 96, 128, 32, 64, "l2", 64, 1), (0, 128, 256, 32, 64, "max", 0, 2),
    (256, 96, 192, 32, 64, "l2", 128, 1), (224, 112, 224, 32, 64, "l2", 128, 1), (192, 128, 256, 32, 64, "l2", 128, 1),
    (160, 144, 288, 32, 64, "l2", 128, 1), (0, 160, 256, 64, 128, "max", 0, 2),
    (384, 192, 384, 48, 128, "l2", 128, 1), (384, 192, 384, 48, 128, "max", 128, 1),
]
SMALL2 = NN2[:4] + [NN2[7], (256, 96, 384, 0, 0, "l2", 96, 1), (256, 96, 384, 0, 0, "max", 96, 1)]


def unit(channels, filters, size, stride=1, norm=True):
    layers = [nn.Conv2d(channels, filters, size, stride, size // 2)]
    if norm:
        layers.append(nn.BatchNorm2d(filters))
    return nn.Sequential(*layers, nn.ReLU(inplace=True))


class Inception(nn.Module):
    def __init__(self, channels, spec, norm):
        super().__init__()
        one, reduce3, three, reduce5, five, self.kind, project, self.stride = spec
        self.branches = nn.ModuleList()
        if one:
            self.branches.append(unit(channels, one, 1, norm=norm))
        self.branches.append(
            nn.Sequential(unit(channels, reduce3, 1, norm=norm), unit(reduce3, three, 3, self.stride, norm)))
        if five:
            self.branches.append(
                nn.Sequential(unit(channels, reduce5, 1, norm=norm), unit(reduce5, five, 5, self.stride, norm)))
        self.project = unit(channels, project, 1, norm=norm) if project else nn.Identity()
        self.width = one + three + five + (project or channels)

    def forward(self, x):
        if self.kind == "max":
            pooled = F.max_pool2d(x, 3, self.stride, 1)
        else:
            pooled = (F.avg_pool2d(x * x, 3, self.stride, 1) * 9 + 1e-6).sqrt()
        return torch.cat([branch(x) for branch in self.branches] + [self.project(pooled)], 1)


class Network(nn.Module):
    def __init__(self, specs, norm):
        super().__init__()
        self.conv1 = unit(3, 64, 7, 2, norm)
        self.conv2 = nn.Sequential(unit(64, 64, 1, norm=norm), unit(64, 192, 3, norm=norm))
        self.norm = nn.LocalResponseNorm(5)
        modules, channels = [], 192
        for spec in specs:
            modules.append(Inception(channels, spec, norm))
            channels = modules[-1].width
        self.modules_ = nn.Sequential(*modules)
        self.fc = nn.Linear(channels, 128)

    def forward(self, x):
        x = self.norm(F.max_pool2d(self.conv1(x), 3, 2, 1))
        x = F.max_pool2d(self.norm(self.conv2(x)), 3, 2, 1)
        return F.normalize(self.fc(self.modules_(x).mean((2, 3))))


NETWORKS = {"nn4.small2": (SMALL2, True, 96), "NN2": (NN2, False, 224)}


def rate(batch, seconds, step):
    step()
    step()
    start, steps = time.process_time(), 0
    while time.process_time() - start < seconds:
        step()
        steps += 1
    return batch * steps / (time.process_time() - start)


def pytorch(kind, name, layout, batch, seconds):
    specs, norm, side = NETWORKS[name]
    network = Network(specs, norm)
    images = torch.randn(batch, 3, side, side)
    if layout == "channels-last":
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    if kind == "forward":
        network.eval()
        with torch.no_grad():
            return rate(batch, seconds, lambda: network(images))
    optimizer = torch.optim.SGD(network.parameters(), 0.01)
    target = torch.randn(batch, 128)

    def step():
        optimizer.zero_grad()
        (network(images) * target).sum().backward()
        optimizer.step()

    return rate(batch, seconds, step)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 3
    ours = subprocess.Popen([BENCH], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def measure(contender):
        who, kind, name, how, batch = contender
        if who == "PyTorch":
            return pytorch(kind, name, how, batch, seconds)
        ours.stdin.write(f"{kind} {name} {how} {batch} {seconds}\n")
        ours.stdin.flush()
        return float(ours.stdout.readline())

    for name, batch in (("nn4.small2", 60), ("NN2", 16)):
        for kind, others in (("train", ["train fp32", "train bf16"]),
                             ("forward", ["forward fp32", "forward bf16", "onnx fp32", "onnx int8"])):
            contenders = [("PyTorch", kind, name, layout, batch) for layout in ("contiguous", "channels-last")]
            contenders += [("ours", *other.split(), batch) for other in others]
            contenders = [c if c[0] == "PyTorch" else (c[0], c[1], name, c[2], c[3]) for c in contenders]
            results = {contender: [] for contender in contenders}
            for _ in range(rounds):
                for contender in contenders:
                    results[contender].append(measure(contender))
            medians = {contender: statistics.median(rates) for contender, rates in results.items()}
            best = max(medians[contender] for contender in contenders if contender[0] == "PyTorch")
            for (who, what, _, how, _), median in medians.items():
                print(f"| {name} | {kind} | {who} {what if what == 'onnx' else ''} {how} | {median:.0f} | {median / best:.2f} |",
                      flush=True)
    ours.stdin.close()


if __name__ == "__main__":
    main()

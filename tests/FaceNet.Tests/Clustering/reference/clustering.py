"""Expected labels of ScikitLearnSpecs.cs."""

import pathlib
import sys

import numpy
from sklearn.cluster import DBSCAN, AgglomerativeClustering

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Evaluation" / "reference"))
from sample import Sample  # noqa: E402

sample = Sample(7)
centres = [[sample.next(201) - 100 for _ in range(8)] for _ in range(9)]
vectors = []
for _ in range(60):
    centre = centres[sample.next(9)]
    vectors.append([value + sample.next(101) - 50 for value in centre])
vectors = numpy.array(vectors, dtype=numpy.float64)
vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
squared = ((vectors[:, None] - vectors[None]) ** 2).sum(axis=2)


def show(name, labels):
    """Noise is a cluster of its own, and labels are numbered in the order of their first faces."""
    numbers, out = {}, []
    for index, label in enumerate(labels):
        out.append(numbers.setdefault(label if label >= 0 else ("noise", index), len(numbers)))
    print(name, ",".join(map(str, out)))


for linkage in ("average", "complete", "single"):
    for bound in (0.2, 0.5):
        show(
            f"{linkage} {bound}",
            AgglomerativeClustering(
                n_clusters=None, metric="precomputed", linkage=linkage, distance_threshold=bound
            ).fit_predict(squared),
        )
for radius, faces in ((0.2, 2), (0.2, 4), (0.3, 3)):
    show(f"dbscan {radius} {faces}", DBSCAN(eps=radius, min_samples=faces, metric="precomputed").fit_predict(squared))

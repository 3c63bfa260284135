"""Made-up faces, the same every time."""

import numpy

DIMENSION = 128


def draw(count, seed=1):
    """People of ten faces on average, some scattered more than others; strangers are 1.2 apart in squared distance."""
    random = numpy.random.default_rng(seed)
    people = numpy.empty(count, dtype=numpy.int32)
    at = person = 0
    while at < count:
        size = min(count - at, random.geometric(0.1))
        people[at:at + size] = person
        at, person = at + size, person + 1
    scale = (1 + numpy.arange(DIMENSION, dtype=numpy.float32)) ** -0.25
    scale /= numpy.linalg.norm(scale)
    centres = random.standard_normal((person, DIMENSION), dtype=numpy.float32) * scale
    spread = random.uniform(0.4, 0.9, person).astype(numpy.float32)
    common = numpy.full(DIMENSION, 0.8 / DIMENSION ** 0.5, dtype=numpy.float32)
    vectors = random.standard_normal((count, DIMENSION), dtype=numpy.float32) * scale
    vectors = common + centres[people] + vectors * spread[people][:, None]
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True)
    order = random.permutation(count)
    return vectors[order], people[order]

"""Expected values of VerificationProtocolSpecs: ten folds of 30 + 30 pairs."""

import numpy as np
from sklearn.model_selection import LeaveOneGroupOut

from sample import Sample

sample = Sample(7)
distances, same, folds = [], [], []
for fold in range(10):
    for label, low, high in ((True, 10, 200), (False, 100, 400)):
        distances += sample.distances(30, low, high)
        same += [label] * 30
        folds += [fold] * 30
distances, same, folds = np.array(distances), np.array(same), np.array(folds)


def most_accurate(distances, same):
    """Half way above the smallest of the best observed distances."""
    observed = np.unique(distances)
    right = [np.mean((distances <= d) == same) for d in observed]
    best = int(np.argmax(right))
    return (observed[best] + observed[best + 1]) / 2


def at_far(distances, same, rate):
    observed = np.unique(distances)
    far = np.array([np.mean(distances[~same] <= d) for d in observed])
    return observed[np.flatnonzero(far <= rate + 1e-12)[-1]]


accuracy, val, far, thresholds = [], [], [], []
for train, test in LeaveOneGroupOut().split(distances, same, folds):
    thresholds.append(most_accurate(distances[train], same[train]))
    accuracy.append(np.mean((distances[test] <= thresholds[-1]) == same[test]))
    d = at_far(distances[train], same[train], 0.01)
    val.append(np.mean(distances[test][same[test]] <= d))
    far.append(np.mean(distances[test][~same[test]] <= d))
print("accuracy", repr(np.mean(accuracy)), repr(np.std(accuracy, ddof=1)), repr(np.std(accuracy, ddof=1) / np.sqrt(10)))
print("VAL at 0.01", repr(np.mean(val)), repr(np.std(val, ddof=1) / np.sqrt(10)), "FAR", repr(np.mean(far)))
print("thresholds", thresholds)
print("all", most_accurate(distances, same))

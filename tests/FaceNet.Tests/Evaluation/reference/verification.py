"""Expected values of VerificationCurveSpecs and BinomialIntervalSpecs."""

import numpy as np
from scipy.interpolate import interp1d
from scipy.optimize import brentq
from scipy.stats import beta
from sklearn.metrics import roc_auc_score, roc_curve

from sample import Sample


def measures(same, different):
    labels = [1] * len(same) + [0] * len(different)
    scores = [-d for d in same + different]
    far, val, thresholds = roc_curve(labels, scores, drop_intermediate=False)
    print("  points", len(far), "AUC", repr(roc_auc_score(labels, scores)))
    print("  EER", repr(brentq(lambda x: 1 - x - interp1d(far, val)(x), 0, 1, xtol=1e-15)))
    for rate in (1e-1, 1e-2):
        at = np.flatnonzero(far <= rate + 1e-12)[-1]
        print("  FAR", rate, "d", -thresholds[at], "VAL", repr(val[at]), "FAR", repr(far[at]))


for seed, count_same, count_different in ((1, 40, 60), (2, 300, 300), (3, 25, 1000)):
    sample = Sample(seed)
    same = sample.distances(count_same, 10, 200)
    different = sample.distances(count_different, 100, 400)
    print("seed", seed, "same", count_same, "different", count_different)
    measures(same, different)

print("Clopper-Pearson")
for k, n in ((0, 10), (1, 10), (5, 10), (10, 10), (2981, 3000), (3, 3000), (1, 1), (33, 32_960_000)):
    low = beta.ppf(0.025, k, n - k + 1) if k > 0 else 0.0
    high = beta.ppf(0.975, k + 1, n - k) if k < n else 1.0
    print(" ", k, n, repr(low), repr(high))

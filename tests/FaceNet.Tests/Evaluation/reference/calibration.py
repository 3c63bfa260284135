"""Expected values of CalibrationSpecs."""

import numpy as np
from sklearn.isotonic import IsotonicRegression

from sample import Sample

sample = Sample(11)
same = np.array(sample.distances(40, 10, 200))
different = np.array(sample.distances(100, 100, 400))
low, high = min(same.min(), different.min()), max(same.max(), different.max())
# Both classes weigh the same; one pair more of each, where it surprises most.
x = np.concatenate([same, [high], different, [low]])
y = np.concatenate([np.ones(41), np.zeros(101)])
w = np.concatenate([np.full(41, 1 / 40), np.full(101, 1 / 100)])
regression = IsotonicRegression(increasing=False).fit(x, y, sample_weight=w)
fitted = regression.predict(x)
for value in sorted(set(np.round(fitted, 12)), reverse=True):
    block = np.abs(fitted - value) < 1e-9
    print(repr(np.average(x[block], weights=w[block])), repr(np.average(y[block], weights=w[block])))

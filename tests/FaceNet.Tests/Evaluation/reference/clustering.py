"""Expected values of ClusteringSpecs."""

from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from sklearn.metrics.cluster import pair_confusion_matrix

from sample import Sample


def report(name, people, clusters):
    (tn, fp), (fn, tp) = pair_confusion_matrix(people, clusters)
    n = len(people)
    same = [[i == j for j in people] for i in people]
    together = [[i == j for j in clusters] for i in clusters]
    both = [sum(s and t for s, t in zip(a, b)) for a, b in zip(same, together)]
    print(name, "NMI", repr(normalized_mutual_info_score(people, clusters)))
    print("  ARI", repr(adjusted_rand_score(people, clusters)))
    print("  pairwise", tp / (tp + fp) if tp + fp else None, tp / (tp + fn) if tp + fn else None)
    print("  B-cubed", repr(sum(b / sum(t) for b, t in zip(both, together)) / n),
          repr(sum(b / sum(s) for b, s in zip(both, same)) / n))


for seed, faces, people_count, noise in ((1, 200, 20, 5), (2, 60, 3, 2), (3, 500, 100, 50)):
    sample = Sample(seed)
    people = [sample.next(people_count) for _ in range(faces)]
    clusters = [sample.next(people_count) if sample.next(noise) == 0 else person for person in people]
    report(f"seed {seed}", people, clusters)
report("one cluster, one person", [1, 1, 1], [1, 1, 1])
report("all alone, all one", [1, 1, 1], [1, 2, 3])
report("all alone, all different", [1, 2, 3], [1, 2, 3])

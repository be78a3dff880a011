"""A table of translations without a dictionary.

Sentences of both languages that the teacher takes for nearly the same are paired, though they come from
different texts; and words that stand together in such pairs translate each other, by IBM model 1 (Brown,
Della Pietra, Della Pietra, Mercer 1993). What is too rare there is taken from the teacher's vectors of
the words themselves.
"""

import collections

import numpy as np

# Pairs of sentences are as near as this, with what is near to everything discounted.
NEAREST = 4
MIN_MARGIN = 1.06
MIN_COSINE = 0.45
ROWS = 2000
ROUNDS = 6
TRANSLATIONS = 4
# A word is told by the pairs from this many on; below, its own vector counts the more the fewer.
ENOUGH_PAIRS = 40.0
# How sharply the nearest words win by their own vectors.
SHARPNESS = 25.0
# Translations below this share of the best are noise.
MIN_SHARE = 0.12


def pairs(targets, means):
    """Pairs of sentences (Chinese, English) with how near they are, by the margin of their cosine."""
    rows = {it: targets[it] - means[it] for it in targets}
    rows = {it: rows[it] / np.linalg.norm(rows[it], axis=1, keepdims=True) for it in rows}
    near = {"zh": [], "en": []}
    best = []
    for language, other in (("zh", "en"), ("en", "zh")):
        for at in range(0, len(rows[language]), ROWS):
            cosines = rows[language][at : at + ROWS] @ rows[other].T
            nearest = np.argpartition(-cosines, NEAREST, axis=1)[:, :NEAREST]
            values = np.take_along_axis(cosines, nearest, axis=1)
            near[language].append(values.mean(1))
            if language == "zh":
                best += [
                    (at + i, int(j), float(value))
                    for i, (js, vs) in enumerate(zip(nearest, values))
                    for j, value in zip(js, vs)
                    if value >= MIN_COSINE
                ]
        near[language] = np.concatenate(near[language])
    margin = lambda i, j, value: 2 * value / (near["zh"][i] + near["en"][j])
    found = [(i, j, margin(i, j, value)) for i, j, value in best]
    return sorted(it for it in found if it[2] >= MIN_MARGIN)


def table(learnt, tokens, found):
    """For each Chinese word, up to a few English stems with their shares."""
    known = {it: set(learnt[it]["words"]) for it in learnt}
    examples = [
        (
            [w for w in tokens["zh"][i] if w in known["zh"]],
            [w for w in tokens["en"][j] if w in known["en"]],
            weight,
        )
        for i, j, weight in found
    ]
    by_pairs, seen = model_one(examples)
    by_vectors = alone(learnt)
    result = {}
    for word in learnt["zh"]["words"]:
        trust = seen.get(word, 0) / (seen.get(word, 0) + ENOUGH_PAIRS)
        shares = collections.Counter()
        for english, share in by_pairs.get(word, {}).items():
            shares[english] += trust * share
        for english, share in by_vectors[word].items():
            shares[english] += (1 - trust) * share
        best = sorted(shares.items(), key=lambda it: (-it[1], it[0]))[:TRANSLATIONS]
        best = [it for it in best if it[1] >= MIN_SHARE * best[0][1]]
        total = sum(share for _, share in best)
        if total > 0:
            result[word] = {english: share / total for english, share in best}
    return result


def model_one(examples):
    """IBM model 1 from English to Chinese words, turned round: P(English | Chinese)."""
    both = collections.defaultdict(dict)
    for chinese, english, _ in examples:
        for z in chinese:
            for e in english:
                both[z][e] = 1.0
    for _ in range(ROUNDS):
        counts = collections.defaultdict(collections.Counter)
        for chinese, english, weight in examples:
            for e in english:
                all_of = sum(both[z][e] for z in chinese)
                for z in chinese:
                    counts[z][e] += weight * both[z][e] / all_of if all_of else 0.0
        both = collections.defaultdict(dict)
        for z, of_word in counts.items():
            total = sum(of_word.values())
            both[z] = {e: n / total for e, n in of_word.items()}
    seen = collections.Counter(z for chinese, _, _ in examples for z in set(chinese))
    return both, seen


def alone(learnt):
    """The nearest English words of each Chinese word, by the teacher's own vectors and the learnt."""
    sides = {}
    for language in ("zh", "en"):
        it = learnt[language]
        parts = [it["alone"] - it["alone"].mean(0), it["vectors"]]
        parts = [part / np.maximum(1e-9, np.linalg.norm(part, axis=1, keepdims=True)) for part in parts]
        sides[language] = np.concatenate(parts, axis=1) / np.sqrt(2)
    found = {}
    english = learnt["en"]["words"]
    for at in range(0, len(sides["zh"]), ROWS):
        cosines = sides["zh"][at : at + ROWS] @ sides["en"].T
        nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :TRANSLATIONS]
        for i, js in enumerate(nearest):
            weights = np.exp(SHARPNESS * (cosines[i, js] - cosines[i, js[0]]))
            shares = weights / weights.sum()
            word = learnt["zh"]["words"][at + i]
            found[word] = {english[j]: float(share) for j, share in zip(js, shares)}
    return found

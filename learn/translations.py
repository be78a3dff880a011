"""A table of translations without a dictionary.

A Chinese word is translated by the English words nearest to it, by what the teacher says of words alone.
"""

import numpy as np

# How many English words translate one.
TRANSLATIONS = 4
# How sharply the nearest words win.
SHARPNESS = 25.0
# Rows that are compared at once: this bounds the memory.
ROWS = 2000


def table(learnt):
    """For each Chinese word, a few English stems with their shares."""
    sides = {}
    for language in ("zh", "en"):
        alone = learnt[language]["alone"]
        alone = alone - alone.mean(0)
        sides[language] = alone / np.maximum(1e-9, np.linalg.norm(alone, axis=1, keepdims=True))
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

"""A table of translations without a dictionary.

A word is translated by the English words nearest to it, by what the teacher says of words alone.
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
    english = learnt["en"]["words"]
    places, cosines = nearest(learnt["zh"]["alone"], learnt["en"]["alone"])
    return {
        word: {english[j]: float(share) for j, share in zip(places[i], shares(cosines[i : i + 1])[0])}
        for i, word in enumerate(learnt["zh"]["words"])
    }


def nearest(alone, english):
    """For each word the nearest English ones by their places, with their cosines."""
    alone, english = centred(alone), centred(english)
    places, cosines = [], []
    for at in range(0, len(alone), ROWS):
        of_rows = alone[at : at + ROWS] @ english.T
        found = np.argsort(-of_rows, axis=1, kind="stable")[:, :TRANSLATIONS]
        places.append(found)
        cosines.append(np.take_along_axis(of_rows, found, 1))
    return np.concatenate(places), np.concatenate(cosines)


def shares(cosines):
    """How much each of the nearest words counts."""
    weights = np.exp(SHARPNESS * (cosines - cosines[:, :1]))
    return weights / weights.sum(1, keepdims=True)


def centred(alone):
    """Vectors around their mean, at a length of 1."""
    alone = alone - alone.mean(0)
    return alone / np.maximum(1e-9, np.linalg.norm(alone, axis=1, keepdims=True))

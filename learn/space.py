"""The space that languages share, as the program that learns it leaves it to `other_languages.py`."""

import numpy as np


def write(path, axes, english):
    """The axes of the space, and of each English word its vector, its rarity and what the teacher says."""
    np.savez(
        path,
        axes=axes,
        words=np.array(english["words"]),
        rarity=english["rarity"],
        vectors=english["vectors"],
        alone=english["alone"].astype(np.float16),
    )


def read(path):
    """The same again."""
    with np.load(path) as kept:
        found = {name: kept[name] for name in kept.files}
    found["words"] = [str(word) for word in found["words"]]
    found["alone"] = found["alone"].astype(np.float32)
    return found

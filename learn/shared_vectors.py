"""Learns the word vectors that Chinese and English share, and the table between their words.

The teacher is a multilingual model of sentences (Universal Sentence Encoder, multilingual, v3). It
runs here alone: what the program gets is a vector for each word of each language, so that the sum of
a sentence's words points where the teacher points. README.md beside this file says how to run it, and
what each step was measured to give.

All is deterministic: sentences are drawn by their hash, and nothing depends on time or threads.
"""

import argparse
import collections
import hashlib
import json
import lzma
import math
import os
import pathlib
import re

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import numpy as np

import files
import space
import teacher
import translations
import words

# The share of the sentences that speak of other countries: readouts do.
ABROAD = 0.75
# Words that fewer of the sentences have are not learnt.
MIN_SENTENCES = {"zh": 3, "en": 4}
# How strongly a word is held to what the teacher says of it alone.
RIDGE = 2.0
STEPS = 40

ABROAD_WORDS = {
    "zh": "习近平|总统|外交|中美|乌克兰|总理|外长|两国|双边|会晤|联合国|台湾|国际",
    "en": r"bilateral|China|PRC|Ukraine|Russia|Taiwan|leaders|cooperation|international|sanction"
    r"|security|NATO|summit|countries|foreign|diploma|trade|nuclear|Prime Minister|peace",
}
ENDS = {"zh": r"(?<=[。！？])|\n", "en": r'(?<=[.!?])\s+(?=[A-Z“"])|\n'}
LENGTHS = {"zh": (10, 160), "en": (30, 400)}


def sentences(language, path):
    """The sentences of a corpus: JSON lines with a `text` each, packed with xz."""
    shortest, longest = LENGTHS[language]
    found = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for sentence in re.split(ENDS[language], json.loads(line)["text"]):
                sentence = re.sub(r"\s+", " ", sentence or "").strip()
                if shortest <= len(sentence) <= longest:
                    found[sentence] = None
    return list(found)


def drawn(language, all_sentences, count):
    """The sentences to learn from, most of them of other countries, in the order of their hashes."""
    key = lambda sentence: hashlib.sha256(sentence.encode()).digest()
    abroad = re.compile(ABROAD_WORDS[language])
    groups = [[], []]
    for sentence in all_sentences:
        groups[0 if abroad.search(sentence) else 1].append(sentence)
    sizes = (round(count * ABROAD), round(count * (1 - ABROAD)))
    return [s for group, size in zip(groups, sizes) for s in sorted(group, key=key)[:size]]


def unit(rows):
    """Rows at a length of 1."""
    return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))


def counted(tokens, least):
    """The words that enough sentences have, how rare each is, and the sentences as rows of them."""
    from scipy.sparse import csr_matrix

    frequency = collections.Counter()
    for sentence in tokens:
        frequency.update(set(sentence))
    known = sorted(w for w, n in frequency.items() if n >= least and not w[0].isdigit())
    index = {word: i for i, word in enumerate(known)}
    rarity = np.array([math.log(len(tokens) / frequency[w]) for w in known], np.float32)
    rows, columns, values = [], [], []
    for row, sentence in enumerate(tokens):
        counts = collections.Counter(index[w] for w in sentence if w in index)
        length = math.sqrt(sum((n * rarity[w]) ** 2 for w, n in counts.items()))
        for word, n in sorted(counts.items()):
            rows.append(row)
            columns.append(word)
            values.append(n * rarity[word] / length)
    shape = (len(tokens), len(known))
    return known, rarity, csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)


def corrected(rows, targets, prior):
    """Ridge regression around a prior, by conjugate gradients."""
    rest = targets - rows @ prior
    change = np.zeros_like(prior)
    residual = rows.T @ rest
    step = residual.copy()
    norm = (residual * residual).sum(0)
    for _ in range(STEPS):
        image = rows.T @ (rows @ step) + RIDGE * step
        scale = norm / np.maximum(1e-12, (step * image).sum(0))
        change += step * scale
        residual -= image * scale
        last, norm = norm, (residual * residual).sum(0)
        step = residual + step * (norm / np.maximum(1e-12, last))
    return prior + change


def learn(arguments):
    model = teacher.Teacher(arguments.cache)
    texts = {}
    for language in ("zh", "en"):
        all_sentences = sentences(language, getattr(arguments, language))
        texts[language] = drawn(language, all_sentences, arguments.sentences)
        print(f"{language}: {len(all_sentences)} sentences, {len(texts[language])} drawn", flush=True)
    targets = {language: unit(model.encode(texts[language])) for language in texts}
    means = {language: targets[language].mean(0) for language in texts}
    centred = {language: targets[language] - means[language] for language in texts}
    covariance = sum(rows.T @ rows / len(rows) for rows in centred.values())
    values, axes = np.linalg.eigh(covariance)
    axes = axes[:, ::-1][:, : arguments.dimensions].astype(np.float32)
    kept = values[::-1][: arguments.dimensions].sum() / values.sum()
    print(f"{arguments.dimensions} dimensions keep {kept:.3f} of the variance", flush=True)

    segmenter = words.Segmenter.of(texts["zh"], MIN_SENTENCES["zh"])
    tokens = {
        "zh": [segmenter.terms(sentence) for sentence in texts["zh"]],
        "en": [words.english(sentence) for sentence in texts["en"]],
    }
    learnt = {}
    for language in ("zh", "en"):
        known, rarity, rows = counted(tokens[language], MIN_SENTENCES[language])
        names = known if language == "zh" else words.commonest_forms(known, texts["en"])
        alone = unit(model.encode(names))
        prior = (alone - alone.mean(0)) @ axes
        guess = rows @ prior
        goal = centred[language] @ axes
        prior *= (guess * goal).sum() / (guess * guess).sum()
        vectors = corrected(rows, goal, prior)
        fit = (unit(rows @ vectors) * unit(goal)).sum(1).mean()
        print(f"{language}: {len(known)} words, sums point where the teacher points: {fit:.3f}", flush=True)
        learnt[language] = dict(words=known, rarity=rarity, vectors=vectors, alone=alone)
    if arguments.space:
        space.write(arguments.space, axes, learnt["en"])
    table = translations.table(learnt)
    output = pathlib.Path(arguments.output)
    output.mkdir(parents=True, exist_ok=True)
    for language, name in (("zh", "chinese"), ("en", "english-shared")):
        it = learnt[language]
        files.write_vectors(output / f"{name}.vectors", it["words"], unit(it["vectors"]), it["rarity"])
    files.write_table(output / "chinese-english.table", table, *(learnt[it]["words"] for it in ("zh", "en")))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zh", required=True, help="Chinese corpus, .jsonl.xz")
    parser.add_argument("--en", required=True, help="English corpus, .jsonl.xz")
    parser.add_argument("--output", default="data/vectors", help="where the files go")
    parser.add_argument("--sentences", type=int, default=56_000, help="how many of each language")
    parser.add_argument("--dimensions", type=int, default=100)
    parser.add_argument("--cache", help="a folder for what the teacher says, to start again from")
    parser.add_argument("--space", help="a file for the space, into which other languages are brought")
    learn(parser.parse_args())


if __name__ == "__main__":
    main()

"""Brings more languages into the space that Chinese and English share, without texts of theirs.

Each word of a language has the teacher's vector of the word alone, in the axes of the space, and the
English words nearest to it, as a table. How rare a word is in official texts is taken from its English
words, which are counted in such texts. README.md beside this file says how to run it, and what was
measured.
"""

import argparse
import collections
import math
import os
import pathlib

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import numpy as np

import files
import space as shared
import teacher
import translations
import vocabulary
import words

NAMES = {
    "ar": "arabic",
    "de": "german",
    "es": "spanish",
    "fr": "french",
    "ja": "japanese",
    "ko": "korean",
    "ru": "russian",
}
# How many words a sentence has, by which a word's share of sentences is guessed from its share of words.
WORDS_OF_SENTENCE = 20
# A word of the field is near an English word of official texts: their cosine is at least this.
NEAR = 0.45
# What is no rarer than this says little.
LEAST_RARITY = 0.5


def terms(language, forms):
    """Words as the program has them as terms, each with its forms, the commonest first."""
    ordered = sorted(forms, key=lambda form: (-(forms[form] or -99), len(form), form))
    stem = words.stemmer(language)
    stop = words.stop_words(language)
    found = collections.defaultdict(list)
    for form in ordered:
        term = stem(form)
        if form not in stop and term:
            found[term].append(form)
    return dict(sorted(found.items()))


def learn(language, space, model, arguments):
    forms = vocabulary.words(language)
    found = terms(language, forms)
    # The teacher knows nouns of German by their capitals.
    written = lambda form: form.capitalize() if language == "de" else form
    alone = model.encode([written(of_term[0]) for of_term in found.values()])
    alone = alone / np.maximum(1e-9, np.linalg.norm(alone, axis=1, keepdims=True))
    names = list(found)
    nearest, cosines = translations.nearest(alone, space["alone"])
    general = np.array([general_rarity(forms[of_term[0]]) for of_term in found.values()])
    shares = translations.shares(cosines)
    in_english = (shares * space["rarity"][nearest]).sum(1)
    rarity = np.maximum(LEAST_RARITY, np.minimum(general, in_english))
    # The likeliest to be met in official texts first.
    value = np.where(cosines[:, 0] >= NEAR, in_english + 6 * (1 - cosines[:, 0]), np.inf)
    kept = [i for i in np.argsort(value, kind="stable")[: arguments.words] if np.isfinite(value[i])]
    prior = (alone - alone.mean(0)) @ space["axes"]
    by_english = (shares[:, :, None] * space["vectors"][nearest]).sum(1)
    unit = lambda rows: rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))
    vectors = (1 - arguments.english) * unit(prior) + arguments.english * unit(by_english)
    vectors = vectors[:, : arguments.dimensions]
    table = {
        names[i]: {space["words"][j]: float(share) for j, share in zip(nearest[i], shares[i])} for i in kept
    }
    output = pathlib.Path(arguments.output)
    kept_names = [names[i] for i in kept]
    name = NAMES[language]
    files.write_vectors(output / f"{name}.vectors", kept_names, unit(vectors[kept]), rarity[kept])
    files.write_table(output / f"{name}-english.table", table, kept_names, space["words"])


def general_rarity(log_share):
    """How rare a word is among sentences of any kind; without end where nothing is known."""
    if log_share is None:
        return math.inf
    return -math.log(1 - (1 - math.exp(log_share)) ** WORDS_OF_SENTENCE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="+", choices=sorted(NAMES))
    parser.add_argument("--space", required=True, help="what shared_vectors.py wrote there")
    parser.add_argument("--output", default="data/vectors", help="where the files go")
    parser.add_argument("--words", type=int, default=8_000, help="how many of each language")
    parser.add_argument("--dimensions", type=int, default=64)
    parser.add_argument("--english", type=float, default=0.5, help="share of English words' vectors")
    parser.add_argument("--cache", help="a folder for what the teacher says, to start again from")
    arguments = parser.parse_args()
    space = shared.read(arguments.space)
    model = teacher.Teacher(arguments.cache)
    for language in arguments.languages:
        learn(language, space, model, arguments)


if __name__ == "__main__":
    main()

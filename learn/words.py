"""Words as the program cuts them: Chinese by the cheapest way through known words, English as stems."""

import collections
import functools
import math
import pathlib
import re
import tomllib

# As in src/crosslingual/segmenter.rs.
COST_OF_A_WORD = 2.0
COST_OF_UNKNOWN = 16.0

DATA = pathlib.Path(__file__).parent.parent / "data"
STOP = tomllib.load(open(DATA / "text/stopwords.toml", "rb"))
RUN = re.compile("[\u4e00-\u9fff]+")
# A word of the corpus has no more characters than this.
LONGEST = 8


class Segmenter:
    """Cuts Chinese by the words that enough sentences have."""

    def __init__(self, rarity):
        self.rarity = rarity
        self.longest = max(map(len, rarity))
        self.stop = stop_words("zh")

    @classmethod
    def of(cls, sentences, least):
        """Words are first those of jieba's dictionary, then those that its cut finds often enough."""
        import jieba

        jieba.setLogLevel(60)
        cut = lambda s: [w for run in RUN.findall(s) for w in jieba.lcut(run, HMM=False) if len(w) <= LONGEST]
        for again in range(2):
            frequency = collections.Counter()
            for sentence in sentences:
                frequency.update(set(cut(sentence)))
            known = {w: n for w, n in frequency.items() if n >= least}
            # Rounded as the file of vectors has it.
            rarity = {w: round(math.log(len(sentences) / n) * 16) / 16 for w, n in known.items()}
            this = cls(rarity)
            cut = lambda s: [w for run in RUN.findall(s) for w in this.cut(run)]
        return this

    def cut(self, run):
        """The words of a run of characters."""
        ways = [(0.0, 0)] + [(math.inf, 0)] * len(run)
        for start in range(len(run)):
            for end in range(start + 1, min(len(run), start + self.longest) + 1):
                cost = self.rarity.get(run[start:end], COST_OF_UNKNOWN if end == start + 1 else None)
                if cost is not None and ways[start][0] + cost + COST_OF_A_WORD < ways[end][0]:
                    ways[end] = (ways[start][0] + cost + COST_OF_A_WORD, start)
        found, end = [], len(run)
        while end:
            start = ways[end][1]
            found.append(run[start:end])
            end = start
        return found[::-1]

    def terms(self, sentence):
        """The words of a sentence without function words."""
        found = [w for run in RUN.findall(sentence) for w in self.cut(run)]
        return [w for w in found if w not in self.stop]


# The languages whose words the program brings to stems, as its stemmer names them.
STEMMED = {"ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}


def stemmer(language):
    """What makes a term of a word: its stem, or the word itself."""
    if language not in STEMMED:
        return lambda word: word
    import snowballstemmer

    return functools.lru_cache(None)(snowballstemmer.stemmer(STEMMED[language]).stemWord)


def stop_words(language):
    """The function words of a language, which are no terms."""
    return set(STOP.get(language, "").split())


@functools.lru_cache(None)
def stem(word):
    return _stemmer()(word)


@functools.lru_cache(None)
def _stemmer():
    return stemmer("en")


ENGLISH_STOP = stop_words("en")


def english(sentence):
    """The stems of a sentence without function words, much as `text::Terms` gives them."""
    found = []
    for word in re.findall(r"[A-Za-z0-9][A-Za-z0-9.,']*[A-Za-z0-9]|[A-Za-z0-9]", sentence.replace("’", "'")):
        word = re.sub(r"'s?$", "", word.lower())
        word = word.replace(",", "") if word[0].isdigit() else word.replace(".", "")
        if word and word not in ENGLISH_STOP:
            found.append(stem(word))
    return found


def commonest_forms(stems, sentences):
    """The form in which each stem stands most often, which the teacher knows better than the stem."""
    forms = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for word in re.findall(r"[A-Za-z]+", sentence):
            forms[stem(word.lower())][word] += 1
    best = lambda it: min(forms[it].items(), key=lambda form: (-form[1], form[0]))[0]
    return [best(it) if it in forms else it for it in stems]

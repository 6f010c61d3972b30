"""Words a second of the whole analysis over spaCy's tokenizer alone: `python -m tests.benchmarks.throughput [FILES]`."""

import resource
import sys
import time

import spacy

import briefing
from tests.conftest import SEEDS

REPEAT = 40


def measure(function, texts):
    function(texts[0])
    begun = time.process_time()
    for text in texts:
        function(text)
    return time.process_time() - begun


def main(paths):
    texts = [briefing.read(path).text for path in paths or sorted(SEEDS.glob("*.txt"))]
    texts *= max(1, REPEAT // len(texts))
    words = sum(len(t.split()) for t in texts)
    nlp = spacy.blank("en")
    for text in texts:
        nlp.make_doc(text)
    tokenizer = measure(nlp.make_doc, texts)
    whole = measure(briefing.analyze, texts)
    print(f"{words} words in {len(texts)} articles, one core, warm")
    print(f"tokenizer alone   {words / tokenizer:12,.0f} words/s")
    print(f"whole analysis    {words / whole:12,.0f} words/s")
    print(f"analysis / tokenizer speed  1/{whole / tokenizer:.1f}   (aim 1/3)")
    print(f"peak memory       {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:12,.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])

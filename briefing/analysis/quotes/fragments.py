"""The words of a sentence that stand outside quotation marks, straight before and after a quoted stretch."""

from __future__ import annotations

from briefing.analysis.language.marks import Marked
from briefing.analysis.language.words import Words

SNIPPET = 2
"""words of a quoted snippet that a fragment is read past"""
LONGEST_TITLE = 5
"""words of the title of a work that a fragment is read past"""
STOPS = frozenset((".", ";", "?", "!"))


class Fragments:
    def __init__(self, words: Words) -> None:
        self.w = words

    def before(self, mark: Marked) -> tuple[int, int]:
        """Words [a, b) of the sentence outside quotation marks straight before an opening mark."""
        w = self.w
        b = w.at(mark.left)
        paragraph_first = w.paragraphs[mark.paragraph][0]
        a = b
        while a > paragraph_first:
            if (w.text[a - 1] in STOPS or w.text[a - 1][-1] == ".") and w.sentence[a - 1] != w.sentence[min(b, w.count - 1)]:
                break
            if w.quoted[a - 1] or w.text[a - 1] in ("”", '"', "''", "»"):
                snippet = self.snippet_start(a - 1)
                if snippet is None or w.sentence[snippet] != w.sentence[min(b, w.count - 1)]:
                    break
                a = snippet
            else:
                a -= 1
        while a < b and w.sentence[a] != w.sentence[b - 1]:
            a += 1
        return a, b

    def snippet_start(self, i: int) -> int | None:
        """The word that opens the quoted snippet of one or two words, or title of a work, which ends at word `i`."""
        w = self.w
        k = i
        while k > 0 and not w.quoted[k] and i - k < 2:
            k -= 1
        words, titled = 0, True
        while k >= 0 and w.quoted[k] and words <= LONGEST_TITLE:
            words += w.text[k][0].isalnum()
            titled = titled and (w.cap[k] or len(w.text[k]) < 4)
            k -= 1
        return k if 0 < words <= (LONGEST_TITLE if titled else SNIPPET) and k >= 0 and not w.text[k][0].isalnum() else None

    def _runs_over(self, paragraph: int) -> bool:
        """The next paragraph begins with a word in small letters, as where a break stands before "said Holm"."""
        w = self.w
        following = w.paragraphs[paragraph][1]
        return paragraph + 1 < len(w.paragraphs) and following < w.count and w.text[following][0].islower()

    def after(self, mark: Marked, next_left: int | None) -> tuple[int, int]:
        """Words [a, b) after a closing mark: to the end of the sentence or the next opening mark."""
        w = self.w
        a = w.at(mark.right) if mark.right > mark.end else w.paragraphs[mark.paragraph][1]
        stop = w.paragraphs[mark.paragraph][1]
        if a >= stop and self._runs_over(mark.paragraph):
            a, stop = w.paragraphs[mark.paragraph + 1]
        elif next_left is not None:
            stop = min(stop, w.at(next_left))
        b = a
        while b < stop and not w.quoted[b]:
            if b > a and w.sentence[b] != w.sentence[b - 1]:
                break
            b += 1
        return a, b

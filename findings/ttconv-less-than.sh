#!/usr/bin/env bash
# Belief:    subtitles that are made into WebVTT and back say what they said; in WebVTT the sign < is written &lt;, and ttconv reads that.
# Behaviour: ttconv writes the bare sign into its WebVTT; whoever reads the file, ttconv too, takes what follows it for a tag up to the next >
#            (or the end) and drops it.
# Version:   ttconv 1.2.3
# Why:       “Rents < $900 fell; rents > $900 rose.” comes back as “Rents $900 rose.”: the opposite, in clean words, with no gap to be seen.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check ttconv==1.2.3 2>/dev/null
cat >told.srt <<'SRT'
1
00:00:01,000 --> 00:00:04,000
Rents < $900 fell; rents > $900 rose.

2
00:00:05,000 --> 00:00:08,000
Growth was <2 percent, she said.
SRT
venv/bin/tt convert -i told.srt -o told.vtt >/dev/null 2>&1
venv/bin/tt convert -i told.vtt -o again.srt >/dev/null 2>&1
cat told.vtt
cat again.srt
grep -q '^Rents < \$900 fell' told.vtt
grep -q '^Rents \$900 rose\.$' again.srt
grep -q '^Growth was *$' again.srt

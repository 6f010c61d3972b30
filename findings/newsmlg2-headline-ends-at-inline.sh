#!/usr/bin/env bash
# Belief:    NewsMLG2, the library of the standard's own makers, gives the words of a headline with `str`, as it says of elements that hold text.
# Behaviour: it gives those before the first element inside; the standard lets `inline` mark who or what is meant there (and stress, in `span`).
#            Nothing tells that there was more.
# Version:   newsmlg2 1.1
# Why:       “Council votes <inline>not</inline> to close mine” is announced as “Council votes”, “By <inline>Maud Ferris</inline>” as “By”.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check newsmlg2==1.1 2>/dev/null
"$work/venv/bin/python" - <<'PYTHON'
import sys

import NewsMLG2

item = NewsMLG2.NewsMLG2Document(b"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:herald.test:20240315:mine" version="1"
  standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
  <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
  <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:IPTC"/><versionCreated>2024-03-15T12:00:00Z</versionCreated></itemMeta>
  <contentMeta>
    <by>By <inline>Maud Ferris</inline></by>
    <headline>Council votes <inline>not</inline> to close mine</headline>
  </contentMeta>
</newsItem>""").get_item()
headline, by = str(item.contentmeta.headline), str(item.contentmeta.by)
print(f"headline {headline!r}, by {by!r}")
sys.exit((headline, by) != ("Council votes", "By"))
PYTHON

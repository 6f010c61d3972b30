#!/usr/bin/env bash
# Belief:    what a reference manager knows of an article, author and day, is in the RIS that it writes, and is read again from it; RIS has a
#            type for newspapers, NEWS.
# Behaviour: Citation.js writes the article of a newspaper without author and without day (the year alone), and of another program's NEWS keeps
#            neither. The same article of a magazine keeps both.
# Version:   @citation-js/core 0.8.2 with plugin-ris 0.8.2 and plugin-csl 0.8.2 (needs Node)
# Why:       “Ferris, M. (2024, March 15). Mine closes.” is cited as “Mine closes. (2024).”, for newspapers only.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @citation-js/core@0.8.2 @citation-js/plugin-ris@0.8.2 @citation-js/plugin-csl@0.8.2 >/dev/null 2>&1
cat >see.mjs <<'JS'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-ris'
import '@citation-js/plugin-csl'

const article = (type) => ({
  id: 'mine', type, title: 'Mine closes', 'container-title': 'The Herald',
  author: [{ family: 'Ferris', given: 'Maud' }], issued: { 'date-parts': [[2024, 3, 15]] },
})
const cited = (source) => new Cite(source).format('bibliography', { format: 'text' }).trim()
const [news, magazine] = ['article-newspaper', 'article-magazine'].map((type) => new Cite(article(type)).format('ris'))
const foreign = 'TY  - NEWS\nAU  - Ferris, Maud\nDA  - 2024/03/15/\nPY  - 2024\nTI  - Mine closes\nT2  - The Herald\nER  - \n'
console.log(`${news}\n${magazine}\n`)
const seen = [cited(article('article-newspaper')), cited(magazine), cited(news), cited(foreign)]
seen.forEach((line) => console.log(line))
const whole = 'Ferris, M. (2024, March 15). Mine closes. The Herald.'
const bare = 'Mine closes. (2024). The Herald.'
process.exit(JSON.stringify(seen) === JSON.stringify([whole, whole, bare, bare]) && !news.includes('Ferris') ? 0 : 1)
JS
node see.mjs

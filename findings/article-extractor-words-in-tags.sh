#!/usr/bin/env bash
# Belief:    an extractor that takes a tag out of an article leaves its words.
# Behaviour: article-extractor removes the words with it, inside sentences too, for the tags that HTML has for quotations, corrections, days
#            and stress: q, ins, time, cite, mark, data. Paragraphs close up over the gap.
# Version:   @extractus/article-extractor 9.0.1 (needs Node)
# Why:       a corrected number (<del>400</del> <ins>450</ins>) is gone altogether, and a quotation in <q> ends at “said:”.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @extractus/article-extractor@9.0.1 >/dev/null 2>&1
cat >see.mjs <<'JS'
import { extractFromHtml } from '@extractus/article-extractor'

const page = `<!doctype html><html lang="en"><head><title>Mine closes</title></head><body><article><h1>Mine closes</h1>
<p>The mine of Larkhaven will close in June, and <del>400</del> <ins>450</ins> people will lose their work, the council said after a long talk.</p>
<p>The mayor, Anna Holm, said: <q>We will not open it again.</q> She told <cite>The Herald</cite> so on <time datetime="2024-03-15">Friday</time>.</p>
<p>Nobody knows what will become of the houses that were built for the miners, nor of the school which stands behind them.</p>
</article></body></html>`
const found = await extractFromHtml(page, 'https://herald.test/mine')
const text = found.content.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim()
console.log(text)
const lost = ['450', 'We will not open it again', 'The Herald', 'Friday'].filter((words) => !text.includes(words))
console.log('lost:', lost.join(', '))
process.exit(lost.length === 4 && text.includes('people will lose their work') ? 0 : 1)
JS
node see.mjs

import { attentionLine } from '../attention/line'
import { attention, digest, lines, type Watched } from '../attention/gather'
import { h } from '../dom'
import { instant, number } from '../format'
import { now } from '../load'
import { hashOf } from '../routes'
import { words } from './words'

/** As many as one reads at once; the others are on the page of alerts. */
const shown = 7

/** What needs attention, the most severe first. */
export function attentionPanel(watched: Watched, missing: readonly string[], asOf: string): Node[] {
  const w = words()
  const items = attention(watched, now())
  const all = lines(items)
  return [
    h('h2', { id: 'attention' }, w.attention),
    missing.length > 0 && h('p', { class: 'hint', 'data-test': 'attention-missing' }, w.attentionMissing),
    all.length > 0
      ? h('ul', { class: 'attention-lines' }, ...digest(all, shown, 3).map(line => attentionLine(line, now())))
      : missing.length === 0 && h('p', { class: 'hint', 'data-test': 'attention-none' }, w.attentionNone),
    h('p', { class: 'hint as-of' }, w.attentionAsOf(instant(asOf))),
    h(
      'a',
      { class: 'more', href: hashOf('alerts'), 'data-focus': 'all-alerts', 'data-test': 'all-alerts' },
      items.length > 0 ? w.attentionAll(number(items.length)) : w.attentionAllNone,
    ),
  ].filter(part => part instanceof Node)
}

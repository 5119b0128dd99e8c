import { attentionLine } from '../attention/line'
import { lines, type Line } from '../attention/gather'
import type { Item, Kind, Rule } from '../attention/item'
import { words as attentionWords } from '../attention/words'
import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { now } from '../load'
import { words } from './words'

/** So many lines of a kind are built at once, and so many names of a line. */
const step = 40

/** The alerts of a kind: the rules by which they are judged, on request, and a line each, with whom it stands for. */
export function kindGroup(kind: Kind, items: readonly Item[], isWhole: boolean): Node {
  const w = words()
  const a = attentionWords()
  const all = lines(items)
  const rules = [...new Set(items.map(({ rule }) => rule))]
  const list = h('ul', { class: 'attention-lines' })
  const more = h('button', { type: 'button', class: 'button', 'data-focus': `more-${kind}` })
  let shown = 0
  const grow = () => {
    list.append(...all.slice(shown, shown + step).map(alertLine))
    shown = Math.min(all.length, shown + step)
    more.hidden = shown >= all.length
    more.textContent = w.more(number(Math.min(step, all.length - shown)))
  }
  more.addEventListener('click', grow)
  grow()
  return h(
    'section',
    { class: 'panel alert-kind', 'aria-labelledby': `kind-${kind}`, 'data-kind': kind },
    h('h2', { id: `kind-${kind}` }, a.kind[kind], ' ', h('span', { class: 'badge', 'data-test': 'count' }, number(items.length))),
    items.length === 0 ? h('p', { class: 'hint' }, isWhole ? w.noneOfKind : w.noneKnown) : list,
    items.length > 0 && more,
    rules.length > 0 && ruleDetails(rules),
  )
}

function ruleDetails(rules: readonly Rule[]): Node {
  const texts = [...new Set(rules.map(rule => attentionWords().rule[rule]))]
  return h('details', { class: 'table rules' }, h('summary', { 'data-focus': `rule-${rules[0]}` }, words().rule), h('ul', {}, ...texts.map(rule => h('li', {}, rule))))
}

function alertLine(line: Line): HTMLElement {
  const element = attentionLine(line, now())
  if (line.items.length < 2) return element
  const names = line.items.flatMap(item => {
    const named = item.kind === 'systems' ? item.source : item.unit
    return named ? [h('li', {}, h('a', { href: item.href }, nameOf(named.name)))] : []
  })
  element.lastElementChild?.append(h('details', { class: 'who' }, h('summary', { 'data-focus': `who-${line.key}` }, words().who(number(line.items.length))), h('ul', {}, ...names)))
  return element
}

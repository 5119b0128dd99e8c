import { attention, lines } from '../attention/gather'
import { attentionLine } from '../attention/line'
import { facts, h } from '../dom'
import { day, instant } from '../format'
import { icon } from '../icons'
import { nameOf, regionName, text } from '../i18n'
import { now } from '../load'
import { sourceState, type Index } from '../model'
import type { NamedUnit } from '../published'
import { hashOf } from '../routes'
import { openDialog } from '../dialog'
import { sourceOrigin } from '../view/source-origin'
import { figureTable, trendTile } from './figures'
import type { Whole } from './read'
import { sentOf } from './sent'
import { words } from './words'

/** A unit's page, from what is published of it. */
export function unitView(whole: Whole, index: Index): Node[] {
  const w = words()
  const { lineage, newest, trends } = whole
  const { unit } = lineage
  const panel = (id: string, title: string, ...content: (Node | false)[]) =>
    h('section', { class: 'panel', 'aria-labelledby': id, 'data-part': id }, h('h2', { id }, title), ...content.filter(each => each !== false))
  return [
    h('div', { class: 'unit-head' }, h('p', { class: 'eyebrow' }, w.kind[unit.kind]), h('h1', {}, nameOf(unit.name)), ...who(whole)),
    h(
      'div',
      { class: 'unit-parts' },
      h(
        'div',
        { class: 'unit-column' },
        panel('unit-sent', w.sent(whole.year), yearPicker(whole), ...(whole.history ? sentOf(whole.history, whole.year) : [h('p', { class: 'hint' }, w.sentNone(whole.year))])),
        newest
          ? panel('unit-figures', w.figures(nameOf(newest.submissions.period.name)), figureTable(newest, unit.id))
          : panel('unit-figures', w.figures(whole.year), h('p', { class: 'hint' }, w.figuresNone)),
      ),
      h(
        'div',
        { class: 'unit-column' },
        panel('unit-attention', w.attention, ...attentionOf(whole)),
        panel(
          'unit-trends',
          w.trend,
          trends.some(({ mergedAt }) => mergedAt !== undefined) && h('p', { class: 'hint' }, w.trendHint),
          trends.length > 0 ? h('div', { class: 'trends' }, ...trends.map(each => trendTile(each, unit.id))) : h('p', { class: 'hint' }, w.trendNone),
        ),
        panel('unit-systems', w.systems, ...systems(whole, index)),
        panel('unit-links', w.links, links(unit.id), h('p', { class: 'hint' }, w.asOf(instant(index.asOf)))),
      ),
    ),
  ]
}

function links(unit: string): Node {
  const w = words()
  return h(
    'ul',
    { class: 'links' },
    h('li', {}, h('a', { href: hashOf('reconciling', '-', '-', unit), 'data-test': 'to-reconciling' }, w.reconciling)),
    h('li', {}, h('a', { href: hashOf('alerts', 'don-vi', unit) }, w.alerts)),
  )
}

function who({ lineage: { unit, predecessors, successors, parent } }: Whole): Node[] {
  const w = words()
  const named = (units: readonly NamedUnit[]) => units.length > 0 && h('span', {}, ...units.flatMap((each, i) => [i > 0 ? ', ' : '', h('a', { href: hashOf('unit', each.id), 'data-focus': `unit-${each.id}` }, each.validTo ? w.endedOn(nameOf(each.name), day(each.validTo)) : nameOf(each.name))]))
  const ended = unit.validTo && h('p', { class: 'notice', 'data-test': 'ended' }, icon('info'), w.ended(day(unit.validTo), successors.map(each => nameOf(each.name)).join(', ')))
  return [
    ...(ended ? [ended] : []),
    facts([
      [w.code, h('code', {}, unit.code)],
      [w.region, unit.region && regionName(unit.region)],
      [w.from, day(unit.validFrom)],
      [w.until, unit.validTo && day(unit.validTo)],
      [w.parent, parent && named([parent])],
      [w.predecessors, named(predecessors)],
      [w.successors, named(successors)],
    ]),
  ]
}

function yearPicker({ years, year, lineage }: Whole): Node | false {
  if (years.every(each => each === year)) return false
  const select = h(
    'select',
    { id: 'unit-year', 'data-focus': 'unit-year', 'data-test': 'unit-year', onchange: () => (location.hash = select.value) },
    ...[...new Set([year, ...years])].sort().reverse().map(each => h('option', { value: hashOf('unit', lineage.unit.id, each), selected: each === year }, each)),
  )
  return h('div', { class: 'picker' }, h('label', { for: 'unit-year' }, words().year), select)
}

function attentionOf({ watched, lineage }: Whole): Node[] {
  const own = lines(attention(watched, now()).filter(item => item.unit?.id === lineage.unit.id))
  return own.length > 0
    ? [h('ul', { class: 'attention-lines' }, ...own.slice(0, 8).map(line => attentionLine(line, now())))]
    : [h('p', { class: 'hint' }, words().attentionNone)]
}

function systems({ measurements, lineage }: Whole, index: Index): Node[] {
  const t = text()
  const own = measurements?.sources.filter(({ owner }) => owner.id === lineage.unit.id) ?? []
  if (own.length === 0) return [h('p', { class: 'hint' }, words().systemsNone)]
  return [
    h(
      'ul',
      { class: 'service-list' },
      ...own.map(source => {
        const state = sourceState(source, measurements!, now())
        const name = nameOf(source.name)
        const open = () => openDialog(name, ...sourceOrigin(source, index.entries['measurements']))
        return h(
          'li',
          { 'data-source': source.id, 'data-state': state },
          icon(state),
          h('button', { type: 'button', class: 'link', 'aria-haspopup': 'dialog', 'data-focus': `source-${source.id}`, onclick: open }, name),
          h('span', { class: 'service-state' }, t.sourceState[state], source.lastSuccess && h('small', {}, instant(source.lastSuccess))),
        )
      }),
    ),
    h('p', {}, h('a', { href: hashOf('measuring') }, t.pages.measuring)),
  ]
}

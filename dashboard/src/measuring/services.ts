import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { day, number, withUnit } from '../format'
import { nameOf } from '../i18n'
import { hashOf } from '../routes'
import { blank } from '../view/states'
import type { BlockRecent, Days, IndicatorDays, IndicatorRecent } from './model'
import { percent } from './tile'
import { words } from './words'

const kinds = ['nation', 'ministry', 'province'] as const
const atFirst = 5
let isExpanded = false

/** What was measured of online public services: a row an indicator, coverage beside each figure. */
export function services(days: Days | undefined, again: () => void): Node[] {
  const w = words()
  const title = h('h2', { id: 'services' }, w.services)
  const all = [...(days?.indicators ?? [])].filter(each => each.blocks.length > 0).sort((a, b) => place(a) - place(b))
  if (!days || all.length === 0) return [title, blank('no-services', 'no-services', w.servicesNone, w.servicesNoneHint)]
  const shown = isExpanded ? all : all.slice(0, atFirst)
  return [
    title,
    h('p', { class: 'hint' }, w.servicesHint(day(days.through))),
    h(
      'ul',
      { class: 'rates', 'data-test': 'rates' },
      ...shown.map(indicator =>
        h(
          'li',
          { class: 'rate', 'data-rate': indicator.code },
          h('h3', {}, h('a', { href: hashOf('measuring', '~', 'chi-tieu', indicator.code), 'data-focus': `rate-${indicator.code}` }, nameOf(indicator.name)), h('small', {}, indicator.code)),
          h('dl', {}, ...kinds.map(kind => block(kind, blockOf(indicator, kind), indicator))),
        ),
      ),
    ),
    ...(all.length > atFirst && !isExpanded
      ? [h('button', { type: 'button', class: 'button', 'data-focus': 'more-rates', onclick: () => ((isExpanded = true), again()) }, w.allIndicators(all.length))]
      : []),
  ]
}

/** Rates first, and among them the one that the system began with: end-to-end services. */
const place = ({ code, kind }: IndicatorRecent) => (code === 'CP11' ? 0 : kind === 'ratio' ? 1 : 2)

const blockOf = ({ blocks }: IndicatorRecent, kind: string) => blocks.find(each => (each.kind ?? 'nation') === kind)

const valueOf = (value: number, { decimals, unit }: IndicatorRecent) => withUnit(number(value, decimals), nameOf(unit))

function block(kind: string, found: BlockRecent | undefined, indicator: IndicatorRecent): Node {
  const w = words()
  return h(
    'div',
    { 'data-kind': kind },
    h('dt', {}, w.kinds[kind] ?? kind),
    h(
      'dd',
      {},
      found ? h('data', { value: found.total.value }, valueOf(found.total.value, indicator)) : h('span', { class: 'unknown' }, w.notMeasured),
      found && h('small', {}, `${w.coverage(percent(found.share))} · ${w.unitsOf(number(found.total.units), number(found.of))}`),
    ),
  )
}

/** An indicator's days: lines and the table beside them. */
export function trend(indicator: IndicatorRecent, file: IndicatorDays): Node[] {
  const w = words()
  const name = nameOf(indicator.name)
  const dates = [...new Set(file.days.map(each => each.day))].sort()
  const lines = kinds
    .map(kind => ({ kind, name: w.kinds[kind]!, of: new Map(file.days.filter(each => (each.kind ?? 'nation') === kind).map(each => [each.day, each])) }))
    .filter(({ of }) => of.size > 0)
  return [
    h('p', {}, h('a', { href: hashOf('measuring') }, `← ${w.back}`)),
    h('section', { class: 'panel' },
      h('h2', {}, w.trend, h('small', {}, indicator.code)),
      h('dl', { class: 'rate-now' }, ...kinds.map(kind => block(kind, blockOf(indicator, kind), indicator))),
      chartPlace(w.trendAria(name, dates.length), 18, async place =>
        (await import('../charts/day-lines')).drawDays(place, dates, lines.map(({ name, of }) => ({ name, values: dates.map(date => of.get(date)?.total.value ?? null) })), nameOf(indicator.unit), value => valueOf(value, indicator)),
      ),
      h('p', {}, h('a', { href: hashOf('reconciling', indicator.code) }, w.reconcile)),
      h(
        'details',
        { class: 'table' },
        h('summary', { 'data-focus': 'trend-table' }, w.dayTable),
        h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': w.dayTable },
          h('table', {},
            h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.day), ...lines.map(line => h('th', { scope: 'col', class: 'number' }, line.name)))),
            h('tbody', {}, ...[...dates].reverse().map(date => h('tr', {}, h('th', { scope: 'row' }, day(date)), ...lines.map(({ of }) => {
              const found = of.get(date)
              return h('td', {}, found?.total.value == null ? w.notMeasured : valueOf(found.total.value, indicator), found && h('small', {}, w.coverage(percent(found.coverage.share))))
            })))),
          ),
        ),
      ),
    ),
  ]
}

import { h } from '../dom'
import { figureWithUnit, number } from '../format'
import { icon } from '../icons'
import { nameOf, periodName } from '../i18n'
import { statusOf, type Indicator } from '../model'
import type { UnitChange } from '../published'
import { figureHash } from '../routes'
import { estimatePrefix } from '../view/status'
import type { Newest } from './read'
import { spark } from './spark'
import type { Trend } from './trends'
import { words } from './words'

const first = 12
let expanded = false

/** The unit's newest figures, each with its place among the units and how both moved. */
export function figureTable({ submissions, report, changes, indicators }: Newest, unit: string): Node {
  const w = words()
  const { form, period } = submissions
  const ranked = (code: string) => Object.values(changes?.units ?? {}).filter(each => each[code]?.rank !== undefined).length
  const row = (indicator: Indicator) => {
    const change = changes?.units[unit]?.[indicator.code]
    const value = report.values[indicator.code]
    return h(
      'tr',
      { role: 'row', 'data-value': indicator.code },
      h('th', { scope: 'row', role: 'rowheader' }, h('a', { href: figureHash(indicator.code, form.code, period.code, unit) }, nameOf(indicator.name))),
      h('td', { role: 'cell' }, estimatePrefix(statusOf(report, indicator.code)), value == null ? '' : figureWithUnit(value, indicator)),
      h('td', { role: 'cell', 'data-test': 'place' }, ...place(change, ranked(indicator.code))),
      h('td', { role: 'cell' }, ...(value == null ? [] : moved(change, indicator, value))),
    )
  }
  const body = h('tbody', { role: 'rowgroup' })
  const more = h('button', { type: 'button', class: 'button', 'data-focus': 'more-of-unit', onclick: () => ((expanded = true), show()) }, w.more(indicators.length))
  const show = () => {
    body.replaceChildren(...indicators.slice(0, expanded ? undefined : first).map(row))
    more.hidden = expanded || indicators.length <= first
  }
  show()
  const heading = (words: string) => h('th', { scope: 'col', role: 'columnheader', class: 'number' }, words)
  return h(
    'div',
    { class: 'unit-figures' },
    h(
      'table',
      // A narrow screen stacks the cells, and would no longer be told that they are a table.
      { role: 'table', 'data-test': 'unit-figures' },
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, h('th', { scope: 'col', role: 'columnheader' }, w.indicator), heading(w.value), heading(w.place), heading(w.change))),
      body,
    ),
    more,
  )
}

function place(change: UnitChange | undefined, of: number): (Node | string)[] {
  const w = words()
  if (change?.rank === undefined) return [w.rankNone]
  const { rank, moved } = change
  if (moved === undefined) return [w.rank(number(rank), number(of))]
  const said = moved === 0 ? w.movedNot : moved > 0 ? w.movedUp(number(moved)) : w.movedDown(number(-moved))
  const shape = icon(moved === 0 ? 'same' : moved > 0 ? 'rise' : 'fall')
  return [w.rank(number(rank), number(of)), h('span', { class: 'moved', 'data-verdict': moved === 0 ? undefined : moved > 0 ? 'better' : 'worse' }, shape, said)]
}

/** Of a rate what is published in per cent of it is said in points. */
function moved(change: UnitChange | undefined, indicator: Indicator, value: number): Node[] {
  const { better, unit, decimals } = indicator
  const w = words()
  const size = (percent: number) => (unit.vi === '%' ? w.points(number(Math.abs(value - value / (1 + percent / 100)), Math.max(1, decimals))) : `${number(Math.abs(percent), 1)}%`)
  const line = (percent: number, against: (percent: string) => string) => {
    const direction = percent > 0 ? 'up' : percent < 0 ? 'down' : 'same'
    const verdict = direction === 'same' || better === 'none' ? undefined : direction === better ? 'better' : 'worse'
    const said = direction === 'same' ? w.same : `${w[direction]} ${size(percent)}`
    return h('span', { class: 'moved', 'data-verdict': verdict }, icon(direction === 'up' ? 'rise' : direction === 'down' ? 'fall' : 'same'), against(said))
  }
  return [
    change?.previous !== undefined && line(change.previous, w.previous),
    change?.yearBefore !== undefined && line(change.yearBefore, w.yearBefore),
    change?.planShare !== undefined && change.plan !== undefined && h('span', { class: 'moved', 'data-test': 'plan-share' }, w.planShare(number(change.planShare, 1), figureWithUnit(change.plan, indicator))),
  ].filter(each => each !== false)
}

/** A trend in small, with its first and last figure in words. */
export function trendTile(trend: Trend, unit: string): Node {
  const { indicator, points, form } = trend
  const [from, to] = [points[0]!, points.at(-1)!]
  const name = nameOf(indicator.name)
  const shown = (value: number) => figureWithUnit(value, indicator)
  const w = words()
  return h(
    'article',
    { class: 'trend', 'data-trend': indicator.code, 'data-merged': trend.mergedAt === undefined ? undefined : points[trend.mergedAt]!.period },
    h('h3', {}, h('a', { href: figureHash(indicator.code, form, to.period, unit) }, name)),
    spark(trend),
    h(
      'p',
      { class: 'trend-ends' },
      h('span', {}, periodName(from.period), h('strong', {}, shown(from.value))),
      trend.mergedAt !== undefined && h('span', { class: 'hint' }, `┆ ${w.merged}`),
      h('span', {}, periodName(to.period), h('strong', {}, estimatePrefix(to.status), shown(to.value))),
    ),
    h('p', { class: 'visually-hidden' }, w.trendOf(name, periodName(from.period), shown(from.value), periodName(to.period), shown(to.value))),
  )
}

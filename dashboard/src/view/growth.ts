import { h } from '../dom'
import { number, withUnit } from '../format'
import { nameOf, periodName } from '../i18n'
import { icon, type IconName } from '../icons'
import type { Indicator } from '../model'
import type { Change, Changes } from '../published'
import { words } from './words'

export type Direction = 'up' | 'down' | 'same'

const shapes: Record<Direction, IconName> = { up: 'rise', down: 'fall', same: 'same' }

/** Which way a figure went, and whether that is good: nothing where no direction is. */
export function verdictOf({ difference }: Change, better: Indicator['better']): { direction: Direction; verdict?: 'better' | 'worse' } {
  if (difference === 0) return { direction: 'same' }
  const direction = difference > 0 ? 'up' : 'down'
  return { direction, verdict: better === 'none' ? undefined : better === direction ? 'better' : 'worse' }
}

/** A change in words: a rate moves by points, another figure by per cent, or by its difference where there is no per cent. */
export function changeText(change: Change, { unit, decimals }: Indicator): string {
  const w = words()
  const { direction } = verdictOf(change, 'none')
  if (direction === 'same') return w.same
  const size = Math.abs(change.difference)
  if (unit.vi === '%') return `${w[direction]} ${w.points(number(size, Math.max(1, decimals)))}`
  if (change.percent === undefined) return `${w[direction]} ${withUnit(number(size, decimals), nameOf(unit))}`
  return `${w[direction]} ${number(Math.abs(change.percent), 1)}%`
}

/** Month on month and year on year: a line each, with its direction as a shape and a word. */
export function growth(indicator: Indicator, changes: Changes | undefined): Node | false {
  const w = words()
  const of = changes?.national[indicator.code]
  const rows = [
    of?.previous && changes?.previous && row(of.previous.change, indicator, w.previous, 'previous', changes.previous),
    of?.yearBefore && changes?.yearBefore && row(of.yearBefore.change, indicator, w.year, 'year', changes.yearBefore),
  ].filter(each => each instanceof Node)
  return rows.length > 0 && h('ul', { class: 'growth' }, ...rows)
}

function row(change: Change, indicator: Indicator, than: Record<'better' | 'worse' | 'plain', string>, test: string, period: string): Node {
  const { direction, verdict } = verdictOf(change, indicator.better)
  return h(
    'li',
    { 'data-growth': test, 'data-direction': direction, 'data-verdict': verdict, title: words().against(periodName(period)) },
    icon(shapes[direction]),
    h('span', {}, h('strong', {}, changeText(change, indicator)), than[verdict ?? 'plain']),
  )
}

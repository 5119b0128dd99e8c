import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName } from '../i18n'
import { hashOf } from '../routes'
import type { Compared, Reconciliation } from './model'
import { figureOf, signed } from './values'
import { words } from './words'

/** The two lines over periods, the earliest first, and the table beside them. */
export function lines(compared: Compared, periods: readonly Reconciliation[]): Node[] {
  const w = words()
  const { indicator } = compared
  const points = periods.flatMap(({ form, period, indicators }) => {
    const both = indicators.find(each => each.indicator.code === indicator.code)?.both
    return both ? [{ form: form.code, period: period.code, both }] : []
  })
  const title = h('h2', { id: 'lines' }, w.lines)
  if (points.length === 0) return []
  return [
    title,
    h('p', { class: 'hint' }, nameOf(indicator.name), '. ', points.length > 1 ? w.sameUnits : w.onePeriod),
    ...(points.length > 1
      ? [chartPlace(w.linesAria(points.length), 18, async place =>
          (await import('../charts/compared-lines')).drawLines(place, points.map(each => ({ name: periodName(each.period), reported: each.both.reported, measured: each.both.measured })), w, nameOf(indicator.unit), value => figureOf(value, indicator)))]
      : []),
    h(
      'details',
      { class: 'table', open: points.length === 1 },
      h('summary', { 'data-focus': 'lines-table' }, w.table),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${w.table}: ${w.lines}` },
        h(
          'table',
          { 'data-test': 'lines-table' },
          h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.period), ...[w.reported, w.measured, w.gap, w.units].map(name => h('th', { scope: 'col', class: 'number' }, name)))),
          h(
            'tbody',
            {},
            ...[...points].reverse().map(({ form, period, both }) =>
              h(
                'tr',
                { 'data-period': period },
                h('th', { scope: 'row' }, h('a', { href: hashOf('reconciling', indicator.code, `${form}.${period}`) }, periodName(period))),
                h('td', {}, figureOf(both.reported, indicator)),
                h('td', {}, figureOf(both.measured, indicator)),
                h('td', {}, signed(both.gap, indicator)),
                h('td', {}, number(both.units)),
              ),
            ),
          ),
        ),
      ),
    ),
  ]
}

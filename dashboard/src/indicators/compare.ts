import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { instant, number } from '../format'
import { nameOf, text } from '../i18n'
import { figureHash } from '../routes'
import { stated } from './figure'
import type { Detail } from './opening'
import type { Row } from './rows'
import { movedWords } from './ranking'
import { ofPoints, trendOf, trendTable } from './trend'
import { unitChangeWords } from './unit-change'
import { words } from './words'

/** Up to four units side by side: the period's figures, and their course. */
export function comparePanel(detail: Detail, rows: readonly Row[]): HTMLElement {
  const [t, w] = [text(), words()]
  const { at, indicator, picture, series } = detail
  const chosen = at.units.flatMap(id => rows.find(row => row.unit.id === id) ?? [])
  const panel = (...content: (Node | false | undefined)[]) =>
    h('section', { class: 'panel', 'aria-labelledby': 'compare', 'data-test': 'compare' }, h('h2', { id: 'compare' }, w.view['so-sanh']), h('p', { class: 'hint' }, w.compareHint), ...content)
  if (chosen.length === 0) return panel(h('p', { class: 'blank' }, w.compareNone))
  const line = (label: string, of: (row: Row) => Node | string | undefined | false) =>
    chosen.some(row => of(row)) && h('tr', {}, h('th', { scope: 'row' }, label), ...chosen.map(row => h('td', {}, of(row) || '–')))
  const trend = trendOf(
    chosen.map((row, index) => ({
      name: nameOf(row.unit.name),
      points: new Map([...ofPoints(at.asReported ? undefined : series?.successors.find(each => each.unit.id === row.unit.id)), ...ofPoints(series?.units.find(each => each.unit.id === row.unit.id))]),
      isMain: index === 0,
    })),
    indicator,
  )
  return panel(
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': nameOf(picture.period.name) },
      h(
        'table',
        { 'data-test': 'compare-table' },
        h('caption', {}, nameOf(picture.period.name)),
        h('thead', {}, h('tr', {}, h('td', {}), ...chosen.map(row => h('th', { scope: 'col', class: 'number' }, h('a', { href: figureHash(indicator.code, picture.form.code, picture.period.code, row.unit.id) }, nameOf(row.unit.name)))))),
        h(
          'tbody',
          {},
          line(t.value, row => (row.value === undefined ? t.noValue : stated(row.value, row.status, indicator))),
          line(t.rank, row => row.rank !== undefined && `${number(row.rank)}${row.change?.moved === undefined ? '' : ` (${movedWords(row.change.moved)})`}`),
          line(w.changePrevious, row => unitChangeWords(detail, row, 'previous')),
          line(w.changeYear, row => unitChangeWords(detail, row, 'yearBefore')),
          line(t.valueStatus, row => row.status && t.status[row.status]),
          line(t.receivedAt, row => row.figures?.report && instant(row.figures.report.received)),
          line(w.inTime, row => row.figures?.report && (row.figures.report.onTime ? w.onTime : w.lateWord)),
        ),
      ),
    ),
    trend &&
      chartPlace(w.trendAria(nameOf(indicator.name)), 20, async place => {
        const { drawTrend } = await import('../charts/trend-lines')
        return drawTrend(place, trend)
      }),
    trend && trendTable(trend, indicator),
  )
}

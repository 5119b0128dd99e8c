import { chartPlace } from '../charts/place'
import type { Line, Trend } from '../charts/trend-lines'
import { h } from '../dom'
import { figureWithUnit } from '../format'
import { nameOf, periodName, regionName, regionOrder, text } from '../i18n'
import type { Indicator } from '../model'
import { addressOf, type IndicatorAddress } from './address'
import { stated } from './figure'
import type { Point, Series, TotalPoint, UnitSeries } from './model'
import type { Detail } from './opening'
import { afterMergers, axisOf, shortPeriod } from './periods'
import { words } from './words'

/** The course over all periods: the whole, the chosen units and regions, with what lies between as gaps. */
export function trendPanel(detail: Detail, isAlone: boolean): HTMLElement {
  const w = words()
  const { indicator, series, at } = detail
  const panel = (...content: (Node | false | undefined)[]) =>
    h('section', { class: 'panel trend', 'aria-labelledby': 'trend', 'data-test': 'trend' }, h('h2', { id: 'trend' }, w.view['xu-huong']), ...content)
  const lines = series ? linesOf(series, at) : []
  const trend = series && trendOf(lines, indicator)
  if (!trend) return panel(h('p', { class: 'blank' }, w.trendNone))
  return panel(
    chartPlace(w.trendAria(nameOf(indicator.name)), isAlone ? 24 : 20, async place => {
      const { drawTrend } = await import('../charts/trend-lines')
      return drawTrend(place, trend)
    }),
    h('p', { class: 'hint' }, trend.axis.length < 2 ? w.trendOne : w.trendHint),
    series.units.length === 0 && h('p', { class: 'hint' }, w.trendManyUnits),
    series.successors.length > 0 && h('p', { class: 'hint' }, at.asReported ? w.reportedHint : w.successorHint),
    Object.keys(series.regions).length > 0 && regionPicker(series, at),
    trendTable(trend, indicator),
  )
}

/** What a chart of lines needs; nothing where no line has a point. */
export function trendOf(lines: readonly Line[], indicator: Indicator): Trend | undefined {
  const axis = axisOf(lines.flatMap(line => [...line.points.keys()]))
  if (axis.length === 0) return undefined
  const merged = afterMergers(axis)
  return {
    axis,
    lines,
    mark: merged ? { period: merged, words: words().mergers } : undefined,
    axisWords: shortPeriod,
    valueWords: value => figureWithUnit(value, indicator),
    measure: nameOf(indicator.unit),
  }
}

function linesOf(series: Series, at: IndicatorAddress): Line[] {
  const w = words()
  const isProvincial = series.units.some(each => each.unit.region)
  return [
    { name: isProvincial ? w.whole.province : w.whole.other, points: ofTotals(series.national), isMain: true },
    ...at.units.flatMap(id => {
      const reported = series.units.find(each => each.unit.id === id)
      const summed = at.asReported ? undefined : series.successors.find(each => each.unit.id === id)
      const unit = (reported ?? summed)?.unit
      return unit ? [{ name: nameOf(unit.name), points: new Map([...ofPoints(summed), ...ofPoints(reported)]) }] : []
    }),
    ...at.regions.flatMap(region => (series.regions[region] ? [{ name: regionName(region), points: ofTotals(series.regions[region]), isDashed: true }] : [])),
  ]
}

/** A unit's points by period. */
export const ofPoints = (series: UnitSeries | undefined): Line['points'] =>
  new Map((series?.points ?? []).map(({ period, value, status }: Point) => [period, { value, status: status ?? 'official' }]))

const ofTotals = (points: readonly TotalPoint[]): Line['points'] =>
  new Map(points.flatMap(({ period, total }) => (total.value == null ? [] : [[period, { value: total.value, status: total.status }] as const])))

function regionPicker(series: Series, at: IndicatorAddress): Node {
  const w = words()
  const regions = regionOrder.filter(region => series.regions[region])
  return h(
    'details',
    { class: 'table', open: at.regions.length > 0 },
    h('summary', { 'data-focus': 'regions' }, w.addRegions),
    h(
      'fieldset',
      { class: 'checks' },
      h('legend', { class: 'visually-hidden' }, w.regionsLabel),
      ...regions.map(region => {
        const box = h('input', { type: 'checkbox', checked: at.regions.includes(region), 'data-focus': `region-${region}` })
        box.addEventListener('change', () => {
          location.hash = addressOf(at, { regions: box.checked ? [...at.regions, region] : at.regions.filter(each => each !== region) })
        })
        return h('label', {}, box, ' ', regionName(region))
      }),
    ),
  )
}

/** What the chart shows, for who reads rather than sees. */
export function trendTable({ axis, lines }: Trend, indicator: Indicator): Node {
  const [t, w] = [text(), words()]
  return h(
    'details',
    { class: 'table', 'data-test': 'trend-table' },
    h('summary', { 'data-focus': 'trend-table' }, w.table),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': w.table },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.period), ...lines.map(line => h('th', { scope: 'col', class: 'number' }, line.name)))),
        h(
          'tbody',
          {},
          ...[...axis].reverse().map(period =>
            h(
              'tr',
              { 'data-period': period },
              h('th', { scope: 'row' }, periodName(period)),
              ...lines.map(line => {
                const point = line.points.get(period)
                return h('td', {}, point ? stated(point.value, point.status, indicator) : t.noValue)
              }),
            ),
          ),
        ),
      ),
    ),
  )
}

import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { nameOf } from '../i18n'
import { addressOf } from './address'
import type { UnitDefinition } from './model'
import type { Detail } from './opening'
import { predecessorsOf } from './rows'
import { ofPoints, trendOf, trendTable } from './trend'
import { words } from './words'

/** A province of today beside the provinces that it was formed of: each as it reported, their sum, and itself. */
export function mergersPanel({ at, indicator, series, units, picture }: Detail): HTMLElement {
  const w = words()
  const panel = (...content: (Node | false | undefined)[]) =>
    h('section', { class: 'panel', 'aria-labelledby': 'mergers', 'data-test': 'mergers' }, h('h2', { id: 'mergers' }, w.mergersTitle), ...content)
  const merged = units.filter(unit => unit.kind === 'province' && !unit.validTo && predecessorsOf(unit.id, units).length > 0)
  if (!picture.units.some(unit => unit.region) || merged.length === 0) return panel(h('p', { class: 'blank' }, w.mergersNone))
  const asked = at.units.map(id => merged.find(unit => unit.id === id) ?? merged.find(unit => predecessorsOf(unit.id, units).some(each => each.id === id)))
  const successor = asked.find(unit => unit) ?? merged.find(unit => series?.successors.some(each => each.unit.id === unit.id)) ?? merged[0]!
  const predecessors = predecessorsOf(successor.id, units)
  const select = h('select', { id: 'pick-successor', 'data-focus': 'successor', 'data-test': 'successor-picker' }, ...merged.map(unit => h('option', { value: unit.id, selected: unit === successor }, nameOf(unit.name))))
  select.addEventListener('change', () => (location.hash = addressOf(at, { units: [select.value] })))
  const of = (unit: UnitDefinition) => series?.units.find(each => each.unit.id === unit.id)
  const summed = series?.successors.find(each => each.unit.id === successor.id)
  const trend = trendOf(
    [
      { name: nameOf(successor.name), points: ofPoints(of(successor)), isMain: true },
      { name: w.sumOfParts, points: ofPoints(summed) },
      ...predecessors.map(unit => ({ name: `${nameOf(unit.name)} (${unit.code}, ${unit.validFrom.slice(0, 4)}–${unit.validTo?.slice(0, 4)})`, points: ofPoints(of(unit)), isDashed: true })),
    ],
    indicator,
  )
  const hasBefore = !!summed || predecessors.some(unit => of(unit))
  return panel(
    h('p', { class: 'hint' }, w.mergersHint),
    h('div', { class: 'picker' }, h('label', { for: 'pick-successor' }, w.successor), select),
    h('p', { class: 'strong', 'data-test': 'formed-of' }, w.formedOf(nameOf(successor.name), predecessors.map(unit => nameOf(unit.name)).join(', '))),
    !hasBefore && h('p', { class: 'hint' }, w.mergersNoData),
    trend &&
      chartPlace(w.trendAria(nameOf(indicator.name)), 22, async place => {
        const { drawTrend } = await import('../charts/trend-lines')
        return drawTrend(place, trend)
      }),
    trend && opened(trendTable(trend, indicator)),
  )
}

/** The table says here what a chart of many lines cannot. */
function opened(table: Node): Node {
  if (table instanceof HTMLDetailsElement) table.open = true
  return table
}

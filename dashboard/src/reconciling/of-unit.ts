import { h } from '../dom'
import { nameOf, periodName } from '../i18n'
import { hashOf } from '../routes'
import { stackedTable } from '../view/stacked'
import { blank } from '../view/states'
import { orderOf, type Compared, type ComparedUnit, type Reconciliation } from './model'
import { unitHash } from './units'
import { figureOf, signed } from './values'
import { words } from './words'

interface Row {
  readonly compared: Compared
  readonly unit: ComparedUnit
}

/** What of a period names the unit, rates first. */
export const rowsOf = (snapshot: Reconciliation, id: string): Row[] =>
  orderOf(snapshot).flatMap(compared => compared.units.filter(({ unit }) => unit === id).map(unit => ({ compared, unit })))

/** All of a unit's figures of a period, reported beside measured. */
export function allOfUnit(snapshot: Reconciliation, id: string): Node[] {
  const w = words()
  const rows = rowsOf(snapshot, id)
  const unitLink = h('a', { href: hashOf('unit', id) }, w.unitPage)
  if (rows.length === 0) return [blank('unit-not-compared', 'unit-not-compared', w.unknownUnit, w.unknownUnitHint, unitLink)]
  return [
    h('section', { class: 'panel', 'data-rows-of': id }, rowTable(snapshot, rows, w.ofUnit(periodName(snapshot.period.code)))),
    h('p', {}, unitLink),
  ]
}

/** Figures side by side, each row leading to where it is looked at. */
export function rowTable(snapshot: Reconciliation, rows: readonly Row[], caption: string): Node {
  const w = words()
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    stackedTable(
      {},
      [{ name: w.indicator }, { name: w.reported }, { name: w.measured }, { name: w.gap }, { name: w.state, isWords: true }],
      rows.map(({ compared: { indicator }, unit }) => ({
        attributes: { 'data-value': indicator.code },
        head: h('a', { href: unitHash(snapshot, indicator.code, unit.unit) }, nameOf(indicator.name)),
        cells: [
          figureOf(unit.reported, indicator),
          figureOf(unit.measured, indicator),
          signed(unit.gap, indicator),
          h('span', { class: 'compared', 'data-compared': unit.state }, w.states[unit.state]!),
        ],
      })),
      caption,
    ),
  )
}

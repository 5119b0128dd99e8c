import { openDialog } from '../dialog'
import { h } from '../dom'
import { number } from '../format'
import { icon, type IconName } from '../icons'
import { nameOf } from '../i18n'
import { lasting } from '../attention/describe'
import type { Unit } from '../model'
import { hashOf } from '../routes'
import { openUnit } from '../view/unit'
import type { Cell, CellState } from './cell'
import type { Table } from './table'
import { words } from './words'

export const shapes: Record<CellState, IconName> = {
  'on-time': 'on-time',
  late: 'late',
  overdue: 'overdue',
  'not-due': 'not-due',
  exempt: 'maintenance',
  withheld: 'same',
  'not-owed': 'same',
}

const hour = 3_600_000

/** How long, in the room of a cell. */
export function shortly(milliseconds: number): string {
  const { short } = words()
  if (milliseconds >= 24 * hour) return short.days(number(Math.floor(milliseconds / 24 / hour)))
  return milliseconds >= hour ? short.hours(number(Math.floor(milliseconds / hour))) : short.minutes(number(Math.ceil(milliseconds / 60_000)))
}

/** How a unit stands with a period, in full. */
export function cellText(cell: Cell): string {
  const w = words()
  const late = cell.late === undefined ? '' : ` (${lasting(cell.late)})`
  return `${w.stateLong[cell.state]}${late}${cell.complete === false ? `, ${w.incomplete}` : ''}`
}

/** The same in the room of a cell. */
export function standing({ state, late }: Cell): string {
  const w = words()
  if (late === undefined) return w.state[state]
  return state === 'overdue' ? w.overdue(shortly(late)) : w.late(shortly(late))
}

/** Opens the unit's report of a period, or says why there is none to see. */
export function openCell(table: Table, column: number, unit: Unit, cell: Cell): void {
  const snapshot = table.snapshotOf(column)
  if (!snapshot) return
  if (cell.state !== 'withheld' && cell.state !== 'not-owed' && cell.state !== 'exempt') return openUnit(snapshot.units.find(each => each.id === unit.id) ?? unit, snapshot)
  openDialog(
    nameOf(unit.name),
    h('p', { class: 'standing', 'data-state': cell.state }, icon(shapes[cell.state]), cellText(cell)),
    h('p', {}, `${nameOf(snapshot.form.name)}, ${nameOf(snapshot.period.name)}`),
    h('p', { class: 'links' }, h('a', { href: hashOf('unit', unit.id, snapshot.period.code.slice(0, 4)) }, words().openUnit)),
  )
}

import { dueOf, type Report, type Submissions, type Unit } from '../model'
import type { Filter } from './address'

/** How a unit stands with a period's report. `withheld`: nothing is released, which does not mean that nothing was sent. */
export const cellStates = ['on-time', 'late', 'overdue', 'not-due', 'exempt', 'withheld', 'not-owed'] as const
export type CellState = (typeof cellStates)[number]

export interface Cell {
  readonly state: CellState
  /** By how long the report came, or has not come, after its due instant: milliseconds. */
  readonly late?: number
  /** Whether all required figures are there. */
  readonly complete?: boolean
}

export function cellOf(unit: Unit, report: Report | undefined, { period }: Submissions, now: number): Cell {
  const due = dueOf(period, unit)
  if (report) {
    const late = report.onTime ? undefined : Math.max(0, Date.parse(report.received) - due)
    return { state: report.onTime ? 'on-time' : 'late', late, complete: report.complete }
  }
  if (unit.exempt) return { state: 'exempt' }
  return now > due ? { state: 'overdue', late: now - due } : { state: 'not-due' }
}

/** Of a unit that a period does not name: it did not owe it, or nothing of it is released. */
export const absent = ({ form }: Submissions): Cell => ({ state: form.publish === 'confirmation' ? 'withheld' : 'not-owed' })

export function matches(filter: Filter, cells: readonly Cell[]): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'late':
    case 'overdue':
      return cells.some(({ state }) => state === filter)
    case 'unsent':
      return cells.some(({ state }) => state === 'overdue' || state === 'not-due')
    case 'incomplete':
      return cells.some(({ complete }) => complete === false)
  }
}

/** The longest that one of them is late. */
export const latest = (cells: readonly Cell[]): number => Math.max(0, ...cells.map(({ late }) => late ?? 0))

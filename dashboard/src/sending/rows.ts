import { nameOf } from '../i18n'
import { preferences } from '../preferences'
import { byRegion } from '../view/regions'
import type { Asked } from './address'
import { latest, matches, type Cell } from './cell'
import type { Table } from './table'

/** A line of the grid: a region with how many of its units are shown, or a unit by its row in the table. */
export type Row = { readonly region: string | undefined; readonly units: number } | { readonly at: number }

/**
 * Which units are shown in which order. By name they stand in their regions; by lateness the worst first. Where units are in pages the
 * whole is shown by code, and sorting and filtering go by the period that they are listed by.
 */
export function rowsOf(table: Table, { filter, order }: Pick<Asked, 'filter' | 'order'>, now: number): Row[] {
  const all = Array.from({ length: table.size }, (_, at) => at)
  if (table.isPaged && filter === 'all' && order === 'name') return all.map(at => ({ at }))
  const kept = all.flatMap(at => {
    const unit = table.unit(at)
    const cells = knownCells(table, at, now)
    return unit && matches(filter, cells) ? [{ at, unit, late: latest(cells) }] : []
  })
  const collator = new Intl.Collator(preferences.language)
  if (order === 'late' || table.isPaged) {
    const by = (a: (typeof kept)[number], b: (typeof kept)[number]) => (order === 'late' ? b.late - a.late : 0) || collator.compare(nameOf(a.unit.name), nameOf(b.unit.name))
    return kept.sort(by)
  }
  const groups = byRegion(kept, ({ unit }) => unit)
  if (groups.length === 1) return groups[0]![1]
  return groups.flatMap(([region, members]): Row[] => [{ region, units: members.length }, ...members])
}

/** What is known of a unit without reading more. */
export function knownCells(table: Table, at: number, now: number): Cell[] {
  if (!table.isPaged) return table.columns.flatMap((_, column) => table.cell(at, column, now) ?? [])
  const column = table.columns.findIndex(each => each === table.reference)
  return [table.cell(at, column, now)].filter(cell => cell !== undefined)
}

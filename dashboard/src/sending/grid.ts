import { h } from '../dom'
import { instant, number } from '../format'
import { periodName } from '../i18n'
import { now } from '../load'
import type { Submissions } from '../model'
import { hashOf } from '../routes'
import { openCell } from './cell-view'
import { gridRow, yearOf } from './row'
import type { Row } from './rows'
import type { Table } from './table'
import { virtual } from './virtual'
import { words } from './words'

export interface Grid {
  readonly element: HTMLElement
  /** What is known has grown: the rows that are seen are built anew. */
  render(): void
}

/**
 * Units by periods. One cell can be reached by Tab, the others by arrow keys from there. Of thousands of rows only those that are seen
 * are on the page.
 */
export function grid(table: Table, rows: readonly Row[], label: string): Grid {
  const w = words()
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const columns = table.columns.length + 2
  const reference = table.isPaged && table.reference ? w.worstOf(periodName(table.reference.snapshot.period.code)) : w.worst
  let active = { row: firstUnit(rows), column: 0 }

  const head = h(
    'div',
    { role: 'row', class: 'grid-row grid-head', 'aria-rowindex': 1 },
    h('div', { role: 'columnheader', class: 'grid-name', 'aria-colindex': 1 }, w.unit),
    h('div', { role: 'columnheader', 'aria-colindex': 2, class: 'grid-worst' }, reference),
    ...table.columns.map(({ snapshot }, i) => periodHeader(snapshot, i + 3)),
  )
  const body = h('div', { role: 'rowgroup', class: 'grid-body' })
  const element = h(
    'div',
    { class: 'grid-scroll', role: 'grid', 'aria-label': label, 'aria-rowcount': rows.length + 1, 'aria-colcount': columns, 'data-test': 'grid' },
    h('div', { role: 'rowgroup', class: 'grid-heads' }, head),
    body,
  )
  element.style.setProperty('--periods', String(table.columns.length))

  const widthOf = (at: number) => ('at' in rows[at]! ? columns - 1 : 0)
  const activeIn = (at: number) => (at === active.row ? Math.min(active.column, widthOf(at)) : undefined)
  const list = virtual(element, body, rows.length, Math.round(2.6 * rem), () => head.offsetHeight, () => gridRow(table, rows, activeIn), () => active.row)

  const activate = (to: { row: number; column: number }) => {
    const from = active.row
    active = to
    list.view(from)?.mark(activeIn(from))
    list.reveal(to.row)
    const cell = list.view(to.row)?.mark(activeIn(to.row))
    cell?.focus({ preventScroll: true })
    // The first columns stay in place and would cover it.
    if (cell && to.column > 1) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    else element.scrollLeft = 0
  }
  element.addEventListener('keydown', event => {
    if (rows.length === 0) return
    const last = rows.length - 1
    const step = { ...active }
    if (event.key === 'ArrowDown') step.row++
    else if (event.key === 'ArrowUp') step.row--
    else if (event.key === 'ArrowRight') step.column++
    else if (event.key === 'ArrowLeft') step.column--
    else if (event.key === 'PageDown') step.row += list.visible()
    else if (event.key === 'PageUp') step.row -= list.visible()
    else if (event.key === 'Home') Object.assign(step, { column: 0, row: event.ctrlKey ? 0 : step.row })
    else if (event.key === 'End') Object.assign(step, { column: columns - 1, row: event.ctrlKey ? last : step.row })
    else if (event.key === 'Enter' || event.key === ' ') return open(event)
    else return
    event.preventDefault()
    activate({ row: Math.min(last, Math.max(0, step.row)), column: Math.min(columns - 1, Math.max(0, step.column)) })
  })
  element.addEventListener('click', event => open(event))
  element.addEventListener('focusin', event => {
    const to = placeOf(event)
    if (!to) return
    const from = active.row
    active = to
    list.view(from)?.mark(activeIn(from))
    list.view(to.row)?.mark(activeIn(to.row))
  })

  function open(event: Event): void {
    const place = placeOf(event)
    const of = place && rows[place.row]
    if (!of || !('at' in of)) return
    const unit = table.unit(of.at)
    const column = place.column - 2
    if (!unit) return
    if (column < 0) {
      if (event instanceof KeyboardEvent) location.hash = hashOf('unit', unit.id, yearOf(table))
      return
    }
    event.preventDefault()
    const known = table.cell(of.at, column, now())
    if (known) openCell(table, column, unit, known)
  }
  return { element, render: () => list.render() }
}

function periodHeader({ form, period, counts }: Submissions, place: number): Node {
  const w = words()
  const share = (part: number) => (counts.owed === 0 ? '–' : `${number((100 * part) / counts.owed)}%`)
  return h(
    'div',
    { role: 'columnheader', class: 'grid-period', 'aria-colindex': place, 'data-period': period.code },
    h('strong', {}, periodName(period.code)),
    h('small', {}, form.publish === 'confirmation' ? w.released(number(counts.received)) : w.received(number(counts.received), number(counts.owed))),
    ...(now() > Date.parse(period.due)
      ? [h('small', {}, w.onTime(share(counts.onTime))), h('small', {}, w.complete(share(counts.complete)))]
      : [h('small', {}, w.due(instant(period.due)))]),
  )
}

const firstUnit = (rows: readonly Row[]): number => Math.max(0, rows.findIndex(row => 'at' in row))

/** The row and column of the cell that an event is about. */
function placeOf({ target }: Event): { row: number; column: number } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  return cell ? { row: Number(cell.parentElement!.dataset.at), column: Number(cell.dataset.column) } : undefined
}

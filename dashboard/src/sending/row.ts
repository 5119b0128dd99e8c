import { h } from '../dom'
import { number } from '../format'
import { shape } from '../icons'
import { nameOf, regionName } from '../i18n'
import { now } from '../load'
import { hashOf } from '../routes'
import { latest, type Cell } from './cell'
import { cellText, shapes, shortly, standing } from './cell-view'
import { knownCells, type Row } from './rows'
import type { Table } from './table'
import type { RowView } from './virtual'
import { words } from './words'

export interface GridRow extends RowView {
  /** Which of its cells Tab reaches; none where another row has it. */
  mark(column: number | undefined): HTMLElement | undefined
}

/** A row of the grid. What it showed before stays where the next line says the same: a cell is written only when it changes. */
export function gridRow(table: Table, rows: readonly Row[], activeIn: (row: number) => number | undefined): GridRow {
  const w = words()
  const link = h('a', { tabindex: '-1' })
  const name = h('div', { role: 'rowheader', class: 'grid-name' }, link)
  const worst = h('div', { role: 'gridcell', class: 'grid-worst' })
  const cells = table.columns.map(({ snapshot }) => gridCell(snapshot.period.code))
  const all = [name, worst, ...cells.map(({ element }) => element)]
  const element = h('div', { role: 'row' }, ...all)
  all.forEach((cell, column) => {
    cell.tabIndex = -1
    cell.dataset.column = String(column)
  })
  let marked: HTMLElement | undefined

  const mark = (column: number | undefined) => {
    const cell = column === undefined ? undefined : all[column]
    if (marked !== cell && marked) {
      marked.tabIndex = -1
      delete marked.dataset.focus
    }
    marked = cell
    if (cell) {
      cell.tabIndex = 0
      cell.dataset.focus = `cell-${element.dataset.at}-${column}`
    }
    return cell
  }
  const show = (at: number) => {
    const of = rows[at]!
    const isUnit = 'at' in of
    element.className = isUnit ? 'grid-row' : 'grid-row grid-region'
    element.setAttribute('aria-rowindex', String(at + 2))
    element.dataset.at = String(at)
    const unit = isUnit ? table.unit(of.at) : undefined
    write(link, isUnit ? (unit ? nameOf(unit.name) : w.reading) : `${regionName(of.region)} (${number(of.units)})`)
    if (unit) {
      element.dataset.row = unit.id
      link.href = hashOf('unit', unit.id, yearOf(table))
    } else {
      delete element.dataset.row
      link.removeAttribute('href')
    }
    if (isUnit) {
      name.removeAttribute('aria-colspan')
      const late = latest(knownCells(table, of.at, now()))
      write(worst, late > 0 ? shortly(late) : '')
      cells.forEach((cell, column) => cell.show(table.cell(of.at, column, now())))
    } else {
      name.setAttribute('aria-colspan', String(all.length))
    }
    mark(activeIn(at))
  }
  return { element, show, mark }
}

/** The year of the address of a unit's page. */
export const yearOf = (table: Table): string => table.reference?.snapshot.period.code.slice(0, 4) ?? ''

/** How a unit stands with a period: a shape and words. */
function gridCell(period: string): { readonly element: HTMLElement; show(cell: Cell | undefined): void } {
  const w = words()
  const mark = shape()
  const said = h('span', {}, w.reading)
  const missing = h('small', {}, w.incomplete)
  const element = h('div', { role: 'gridcell', class: 'grid-cell', 'data-cell': period }, said)
  return {
    element,
    show(cell) {
      const state = cell?.state ?? ''
      if (element.dataset.state !== state) {
        element.dataset.state = state
        if (cell) {
          mark.draw(shapes[cell.state])
          element.prepend(mark.element)
        } else mark.element.remove()
      }
      write(said, cell ? standing(cell) : w.reading)
      if ((cell?.complete === false) !== missing.isConnected) cell?.complete === false ? element.append(missing) : missing.remove()
      const full = cell ? cellText(cell) : ''
      if (element.title !== full) element.title = full
    },
  }
}

/** Writes a text where it differs from what is there. */
function write(element: HTMLElement, words: string): void {
  if (element.firstChild instanceof Text) {
    if (element.firstChild.data !== words) element.firstChild.data = words
  } else element.textContent = words
}

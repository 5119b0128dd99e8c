import { h } from '../dom'
import { icon } from '../icons'
import { nameOf, periodName, regionName, text } from '../i18n'
import { now } from '../load'
import { cellText, openCell, shapes } from './cell-view'
import type { Grid } from './grid'
import type { Row } from './rows'
import type { Table } from './table'
import { virtual } from './virtual'
import { words } from './words'

/** The same for a narrow screen: a line a unit, of one period. */
export function list(table: Table, rows: readonly Row[], label: string): Grid {
  const w = words()
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  let column = table.columns.findIndex(each => each === table.reference)
  const body = h('ul', { class: 'list-body' })
  const scroller = h('div', { class: 'list-scroll', tabindex: '0', role: 'region', 'aria-label': label, 'data-test': 'list' }, body)
  const select = h(
    'select',
    { id: 'pick-column', 'data-focus': 'column', 'data-test': 'column-picker' },
    ...table.columns.map(({ snapshot }, i) => h('option', { value: i, selected: i === column }, periodName(snapshot.period.code))),
  )
  const line = (at: number): HTMLElement => {
    const of = rows[at]!
    if (!('at' in of)) return h('li', { class: 'list-region' }, h('strong', {}, regionName(of.region)), ` (${of.units})`)
    const unit = table.unit(of.at)
    const cell = table.cell(of.at, column, now())
    if (!unit || !cell) return h('li', {}, w.reading)
    return h(
      'li',
      { 'data-row': unit.id, 'data-state': cell.state, 'aria-setsize': rows.length, 'aria-posinset': at + 1 },
      h(
        'button',
        { type: 'button', class: 'list-line', 'aria-haspopup': 'dialog', 'data-focus': `line-${unit.id}`, onclick: () => openCell(table, column, unit, cell) },
        icon(shapes[cell.state]),
        h('span', {}, h('span', { class: 'unit-name' }, nameOf(unit.name)), h('span', { class: 'unit-state' }, cellText(cell))),
      ),
    )
  }
  const lines = virtual(scroller, body, rows.length, Math.round(3.6 * rem), () => 0, line, () => -1)
  select.addEventListener('change', () => {
    column = Number(select.value)
    lines.render()
  })
  return { element: h('div', { class: 'list' }, h('div', { class: 'picker' }, h('label', { for: 'pick-column' }, text().period), select), scroller), render: () => lines.render() }
}

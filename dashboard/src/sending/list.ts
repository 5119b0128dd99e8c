import { h } from '../dom'
import { number } from '../format'
import { icon } from '../icons'
import { nameOf, periodName, regionName, text } from '../i18n'
import { now } from '../load'
import { cellText, openCell, shapes } from './cell-view'
import type { Grid } from './grid'
import type { Row } from './rows'
import type { Table } from './table'
import { virtual, type RowView } from './virtual'
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
  const line = (): RowView => {
    const element = h('li')
    const show = (at: number) => {
      const of = rows[at]!
      const unit = 'at' in of ? table.unit(of.at) : undefined
      const cell = unit && 'at' in of ? table.cell(of.at, column, now()) : undefined
      element.className = 'at' in of ? '' : 'list-region'
      if (unit) element.dataset.row = unit.id
      else delete element.dataset.row
      element.dataset.state = cell?.state ?? ''
      element.setAttribute('aria-setsize', String(rows.length))
      element.setAttribute('aria-posinset', String(at + 1))
      if (!('at' in of)) return element.replaceChildren(h('strong', {}, regionName(of.region)), ` (${number(of.units)})`)
      if (!unit || !cell) return element.replaceChildren(w.reading)
      const button = h(
        'button',
        { type: 'button', class: 'list-line', 'aria-haspopup': 'dialog', 'data-focus': `line-${unit.id}`, onclick: () => openCell(table, column, unit, cell) },
        icon(shapes[cell.state]),
        h('span', {}, h('span', { class: 'unit-name' }, nameOf(unit.name)), h('span', { class: 'unit-state' }, cellText(cell))),
      )
      const hadFocus = element.contains(document.activeElement)
      element.replaceChildren(button)
      if (hadFocus) button.focus({ preventScroll: true })
    }
    return { element, show }
  }
  const lines = virtual(scroller, body, rows.length, Math.round(3.6 * rem), () => 0, line, () => -1)
  select.addEventListener('change', () => {
    column = Number(select.value)
    lines.render()
  })
  return { element: h('div', { class: 'list' }, h('div', { class: 'picker' }, h('label', { for: 'pick-column' }, text().period), select), scroller), render: () => lines.render() }
}

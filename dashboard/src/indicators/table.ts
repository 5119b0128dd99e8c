import { h } from '../dom'
import { instant, number } from '../format'
import { nameOf, regionName, text } from '../i18n'
import { figureHash } from '../routes'
import { saveCsv } from '../files'
import { stated } from './figure'
import type { Detail } from './opening'
import type { Row } from './rows'
import { unitChangeWords } from './unit-change'
import { words } from './words'

/** So many lines at once: thousands of units would make the page slow. */
const step = 200

interface Column {
  readonly name: string
  readonly title: string
  readonly isNumber: boolean
  readonly sort: (row: Row) => string | number | undefined
  readonly cell: (row: Row) => Node | string
}

let sorted: { name: string; isDown: boolean } = { name: 'value', isDown: true }

/** Every unit with all that the other views show, to sort and to take home. */
export function tablePanel(detail: Detail, rows: readonly Row[]): HTMLElement {
  const w = words()
  const { indicator, picture } = detail
  const columns = columnsOf(detail, rows)
  const body = h('tbody')
  const head = h('tr')
  const more = h('button', { type: 'button', class: 'button', 'data-focus': 'more-rows' })
  let limit = step
  const show = () => {
    const column = columns.find(each => each.name === sorted.name) ?? columns[0]!
    const ordered = [...rows].sort((a, b) => compare(column.sort(a), column.sort(b), sorted.isDown))
    head.replaceChildren(...columns.map(each => heading(each)))
    body.replaceChildren(...ordered.slice(0, limit).map(row => h('tr', { 'data-row': row.unit.id }, ...columns.map((each, i) => (i === 0 ? h('th', { scope: 'row' }, each.cell(row)) : h('td', { class: !each.isNumber && 'words' }, each.cell(row)))))))
    more.hidden = limit >= rows.length
    more.textContent = w.showMore(number(Math.min(step, rows.length - limit)))
  }
  const heading = ({ name, title, isNumber }: Column) => {
    const button = h('button', { type: 'button', class: 'sort', 'data-sort': name }, title, h('span', { 'aria-hidden': 'true' }, sorted.name !== name ? ' ↕' : sorted.isDown ? ' ↓' : ' ↑'))
    button.addEventListener('click', () => {
      sorted = { name, isDown: sorted.name === name ? !sorted.isDown : isNumber }
      show()
      head.querySelector<HTMLElement>(`[data-sort=${name}]`)?.focus()
    })
    return h('th', { scope: 'col', class: isNumber && 'number', 'aria-sort': sorted.name === name && (sorted.isDown ? 'descending' : 'ascending') }, button)
  }
  more.addEventListener('click', () => {
    limit += step
    show()
  })
  show()
  const save = h('button', { type: 'button', class: 'button', 'data-focus': 'csv', 'data-test': 'csv' }, w.download)
  save.addEventListener('click', () => saveCsv(`${indicator.code}_${picture.form.code}_${picture.period.code}.csv`, csvRows(detail, rows)))
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'table' },
    h('h2', { id: 'table' }, w.view.bang),
    h('p', { class: 'hint' }, w.sortHint),
    h('div', { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': nameOf(indicator.name) }, h('table', { 'data-test': 'table' }, h('caption', { class: 'visually-hidden' }, nameOf(indicator.name)), h('thead', {}, head), body)),
    more,
    h('p', { class: 'links-line' }, save, h('span', { class: 'hint' }, w.downloadHint)),
  )
}

/** What has no value comes last either way. */
function compare(a: string | number | undefined, b: string | number | undefined, isDown: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'vi')
  return isDown ? -order : order
}

function columnsOf(detail: Detail, rows: readonly Row[]): Column[] {
  const [t, w] = [text(), words()]
  const { indicator, picture } = detail
  const report = (row: Row) => row.figures?.report
  return [
    { name: 'unit', title: w.unit, isNumber: false, sort: row => nameOf(row.unit.name), cell: row => h('a', { href: figureHash(indicator.code, picture.form.code, picture.period.code, row.unit.id) }, nameOf(row.unit.name)) },
    { name: 'value', title: w.value, isNumber: true, sort: row => row.value, cell: row => (row.value === undefined ? t.noValue : stated(row.value, row.status, indicator)) },
    { name: 'rank', title: t.rank, isNumber: true, sort: row => row.rank, cell: row => (row.rank === undefined ? '–' : number(row.rank)) },
    { name: 'previous', title: w.changePrevious, isNumber: true, sort: row => row.change?.previous, cell: row => unitChangeWords(detail, row, 'previous') ?? '–' },
    { name: 'year', title: w.changeYear, isNumber: true, sort: row => row.change?.yearBefore, cell: row => unitChangeWords(detail, row, 'yearBefore') ?? '–' },
    ...(rows.some(row => row.change?.planShare !== undefined) ? [{ name: 'plan', title: w.reached, isNumber: true, sort: (row: Row) => row.change?.planShare, cell: (row: Row) => (row.change?.planShare === undefined ? '–' : `${number(row.change.planShare, 2)}%`) }] : []),
    { name: 'region', title: t.region, isNumber: false, sort: row => row.unit.region && regionName(row.unit.region), cell: row => (row.unit.region ? regionName(row.unit.region) : '–') },
    { name: 'status', title: t.valueStatus, isNumber: false, sort: row => row.status, cell: row => (row.status ? t.status[row.status] : '–') },
    { name: 'received', title: t.receivedAt, isNumber: false, sort: row => report(row)?.received, cell: row => (report(row) ? instant(report(row)!.received) : '–') },
    { name: 'time', title: w.inTime, isNumber: false, sort: row => (report(row) ? String(report(row)!.onTime) : undefined), cell: row => (report(row) ? (report(row)!.onTime ? w.onTime : w.lateWord) : '–') },
  ]
}

function csvRows({ indicator, picture }: Detail, rows: readonly Row[]) {
  return [
    ['indicator', 'indicator_name', 'unit_of_measure', 'form', 'form_version', 'period', 'window_from', 'window_to', 'unit', 'unit_name', 'region', 'value', 'status', 'rank', 'change_previous_percent', 'change_year_before_percent', 'plan', 'plan_share_percent', 'revision', 'received', 'on_time', 'hash'],
    ...rows.map(row => {
      const report = row.figures?.report
      return [
        indicator.code, indicator.name.vi, indicator.unit.vi, picture.form.code, picture.form.version, picture.period.code, picture.period.from, picture.period.to, row.unit.id, row.unit.name.vi,
        row.unit.region, row.value, row.status, row.rank, row.change?.previous, row.change?.yearBefore, row.change?.plan, row.change?.planShare, report?.revision, report?.received, report?.onTime, report?.hash,
      ]
    }),
  ]
}

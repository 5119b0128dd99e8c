import '../style/sending.css'
import { fill, h } from '../dom'
import { instant, number } from '../format'
import { nameOf, periodName, regionName, text } from '../i18n'
import { now, readSubmissions } from '../load'
import type { Index, Submissions } from '../model'
import type { Page, Shell } from '../page'
import { entryKey, publishedPeriods } from '../periods'
import { preferences } from '../preferences'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { notices } from '../view/notices'
import { watchIndex, type Watch } from '../watching'
import { parse, type Asked, type View } from './address'
import { controls } from './controls'
import { saveCsv } from '../files'
import { grid, type Grid } from './grid'
import { list } from './list'
import { rowsOf, type Row } from './rows'
import { cellText } from './cell-view'
import { latest } from './cell'
import { Table } from './table'
import { words } from './words'

interface Shown {
  /** The newest of each form, by which it is known. */
  readonly forms: readonly Submissions[]
  readonly years: readonly string[]
  readonly snapshots: readonly Submissions[]
  readonly table: Table
}

let shell: Shell | undefined
let watch: Watch | undefined
let parts: readonly string[] = []
let connection: State['connection'] = 'loading'
let index: Index | undefined
let checkedAt: number | undefined
let hasFailed = false
let shown: Shown | undefined
let view: Grid | undefined
let reading = 0

const narrow = matchMedia('(max-width: 48rem)')
const slots = {
  notices: h('div', { class: 'notices', role: 'status' }),
  head: h('div', { class: 'page-head' }),
  body: h('div', { class: 'sending-body' }),
}

/** Tình hình gửi báo cáo: units by periods of a form and year. */
export const sending: Page = {
  title: () => (shown ? nameOf(formOf(shown).form.name) : ''),
  mount(into, of) {
    shell = into
    parts = of
    shell.main.replaceChildren(...Object.values(slots))
    narrow.addEventListener('change', render)
    render()
    watch = watchIndex(async (how, read) => {
      connection = how
      if (read) [index, checkedAt] = [read, now()]
      await load()
    })
  },
  enter(of) {
    parts = of
    void load()
  },
  render,
  leave() {
    watch?.stop()
    narrow.removeEventListener('change', render)
    shell = undefined
    shown = undefined
  },
}

/** Reads what the address asks for; a table whose files are the same stays, with what was read of its pages. */
async function load(): Promise<void> {
  const turn = ++reading
  try {
    const read = index && (await readShown(index, parse(parts)))
    if (turn !== reading || !shell) return
    hasFailed = false
    if (read && (!shown || read.snapshots.length !== shown.snapshots.length || read.snapshots.some((each, i) => each !== shown!.snapshots[i]))) {
      await read.table.begin()
      if (turn !== reading || !shell) return
      shown = read
    } else if (read && shown) {
      shown = { ...read, table: shown.table }
    }
    if (shown && shown.table.isPaged && needsAll(parse(parts))) await shown.table.all()
  } catch (error) {
    console.warn(error)
    hasFailed = true
  }
  if (turn === reading) render()
}

const needsAll = ({ filter, order }: Asked): boolean => filter !== 'all' || order !== 'name'

async function readShown(of: Index, asked: Asked): Promise<Shown | undefined> {
  const periods = publishedPeriods(of)
  const newest = new Map([...periods].reverse().map(each => [each.form, each]))
  const forms = await Promise.all([...newest.values()].map(each => readSubmissions(of.entries[entryKey(each)]!)))
  forms.sort((a, b) => Number(b.regions !== undefined) - Number(a.regions !== undefined) || b.counts.owed - a.counts.owed)
  const form = forms.find(each => each.form.code === asked.form) ?? forms[0]
  if (!form) return undefined
  const ofForm = periods.filter(each => each.form === form.form.code)
  const years = [...new Set(ofForm.map(({ period }) => period.slice(0, 4)))]
  const year = asked.year && years.includes(asked.year) ? asked.year : years[0]!
  const snapshots = await Promise.all(
    ofForm.filter(({ period }) => period.slice(0, 4) === year).reverse().map(each => readSubmissions(of.entries[entryKey(each)]!)),
  )
  return { forms: [form, ...forms.filter(each => each !== form)], years: [year, ...years.filter(each => each !== year)], snapshots, table: new Table(snapshots, () => view?.render()) }
}

const formOf = ({ forms }: Shown): Submissions => forms[0]!

function render(): void {
  if (!shell) return
  const t = text()
  const w = words()
  const { language } = preferences
  const asked = parse(parts)
  const as: View = asked.view ?? (narrow.matches ? 'list' : 'grid')
  shell.setTitle()
  shell.setConnection(connection)
  fill(slots.notices, [language, connection, hasFailed], () => notices({ connection, checkedAt, submissionsFailed: hasFailed, submissions: shown && formOf(shown), measurementsFailed: false }))
  const isComing = !shown && connection === 'loading'
  fill(slots.head, [language, shown, parts, as, isComing], () => [
    h('h1', {}, t.pages.sending),
    ...(isComing ? [h('p', { class: 'hint' }, t.loading)] : []),
    ...(shown ? controls(shown.forms, shown.years, { ...asked, view: as }) : []),
  ])
  // Lateness grows: what is said in hours is said anew.
  const hour = Math.floor(now() / 3_600_000)
  fill(slots.body, [language, shown?.table, parts, as, hour, shown ? '' : connection, hasFailed], () => {
    view = undefined
    if (!shown) return index && !hasFailed ? [blank('empty', 'empty', t.noSubmissions, t.emptyHint)] : isComing ? [] : failedFirst(connection, () => void watch?.now())
    const { table } = shown
    const rows = rowsOf(table, asked, now())
    const units = rows.filter(row => 'at' in row).length
    const label = w.gridLabel(nameOf(formOf(shown).form.name), shown.years[0]!)
    view = as === 'grid' ? grid(table, rows, label) : list(table, rows, label)
    return [summary(shown, units, rows), rows.length > 0 ? view.element : h('p', { class: 'blank', 'data-view': 'none' }, w.none)]
  })
  for (const slot of Object.values(slots)) slot.hidden = slot.childElementCount === 0
}

function summary({ table, forms }: Shown, units: number, rows: readonly Row[]): Node {
  const w = words()
  const reference = table.reference?.snapshot
  const isReleased = forms[0]?.form.publish === 'confirmation'
  const button = h('button', { type: 'button', class: 'button', 'data-focus': 'csv', 'data-test': 'csv' }, w.download)
  button.addEventListener('click', () => void download(table, rows, button))
  return h(
    'div',
    { class: 'sending-summary' },
    h('p', { 'data-test': 'shown' }, w.shown(number(units), number(table.size)), ' ', reference && w.asOf(instant(reference.asOf))),
    isReleased && reference && h('p', { class: 'hint', 'data-test': 'withheld' }, w.withheldNote(number(reference.counts.withheld))),
    table.isPaged && reference && h('p', { class: 'hint' }, w.pagedNote(periodName(reference.period.code))),
    h('p', { class: 'hint keys' }, w.gridHelp),
    button,
  )
}

/** What is shown, as it is shown; of a long table the rest is read first. */
async function download(table: Table, rows: readonly Row[], button: HTMLButtonElement): Promise<void> {
  const w = words()
  button.disabled = true
  button.textContent = w.preparing
  try {
    await table.whole()
    saveCsv(fileName(table), csvLines(table, rows))
  } catch (error) {
    console.warn(error)
    hasFailed = true
    render()
  }
  button.disabled = false
  button.textContent = w.download
}

function csvLines(table: Table, rows: readonly Row[]): (string | number)[][] {
  const w = words()
  const head = [w.unitCode, w.unit, w.region, ...table.columns.map(({ snapshot }) => periodName(snapshot.period.code)), w.worst]
  const lines = rows.flatMap(row => {
    const unit = 'at' in row ? table.unit(row.at) : undefined
    if (!unit || !('at' in row)) return []
    const cells = table.columns.map((_, column) => table.cell(row.at, column, now()))
    const worst = latest(cells.filter(cell => cell !== undefined))
    return [[unit.code, nameOf(unit.name), unit.region ? regionName(unit.region) : '', ...cells.map(cell => (cell ? cellText(cell) : '')), worst > 0 ? Math.floor(worst / 86_400_000) : 0]]
  })
  return [head, ...lines]
}

const fileName = (table: Table): string => `gui-bao-cao-${table.reference?.snapshot.form.code}-${table.reference?.snapshot.period.code.slice(0, 4)}.csv`

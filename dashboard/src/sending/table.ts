import { read } from '../load'
import type { Report, Submissions, Unit } from '../model'
import type { SubmissionsPage } from '../published'
import { absent, cellOf, type Cell } from './cell'

interface Entry {
  readonly unit: Unit
  readonly report?: Report
}

/** A period of the table. Where units are in pages, those that were not read are missing. */
interface Column {
  readonly snapshot: Submissions
  readonly entries: Map<string, Entry>
  /** By page: whether it was asked for, and whether it is there. */
  readonly pages: ('asked' | 'there' | undefined)[]
}

/**
 * Units by periods of a form and year. Of a form that thousands owe a page of units is read when one of its rows is looked at; until
 * then their names and cells are not known.
 */
export class Table {
  /** Earliest first. */
  readonly columns: readonly Column[]
  /** The period that units are listed by, and that sorting and filtering of pages goes by. */
  readonly reference: Column | undefined
  readonly isPaged: boolean
  private readonly listed: Unit[] = []
  private count = 0
  private pageSize = 1

  constructor(
    snapshots: readonly Submissions[],
    private readonly changed: () => void,
  ) {
    this.columns = snapshots.map(snapshot => ({ snapshot, entries: entriesOf(snapshot.units, snapshot.submissions), pages: snapshot.pages?.map(() => undefined) ?? [] }))
    this.reference = [...this.columns].reverse().find(({ snapshot }) => snapshot.counts.received > 0) ?? this.columns.at(-1)
    this.isPaged = this.reference?.snapshot.pages !== undefined
    if (this.isPaged) return
    for (const { entries } of this.columns) for (const { unit } of entries.values()) if (!this.listed.some(each => each.id === unit.id)) this.listed.push(unit)
    this.count = this.listed.length
  }

  /** How many units there are. */
  get size(): number {
    return this.count
  }

  /** Reads what must be known before anything is shown: how many units there are. */
  async begin(): Promise<void> {
    if (!this.isPaged || !this.reference) return
    const pages = this.reference.pages
    if (this.reference.snapshot.form.publish === 'confirmation') return this.all()
    await Promise.all([this.readPage(this.reference, 0), this.readPage(this.reference, pages.length - 1)])
  }

  /** Every page of the period that units are listed by: to sort and to filter. */
  async all(): Promise<void> {
    const reference = this.reference
    if (this.isPaged && reference) await Promise.all(reference.pages.map((_, page) => this.readPage(reference, page)))
  }

  /** Every page of every period: to take the whole table home. */
  async whole(): Promise<void> {
    await this.all()
    for (const column of this.columns) await Promise.all(column.pages.map((_, page) => this.readPage(column, page)))
  }

  unit(row: number): Unit | undefined {
    return this.listed[row]
  }

  /** How the unit of a row stands with a period; nothing where that is not read yet, which is then asked for. */
  cell(row: number, column: number, now: number): Cell | undefined {
    const of = this.columns[column]
    const unit = this.listed[row]
    if (!of) return undefined
    const page = this.pageOf(of, row, unit)
    if (!unit || (page !== undefined && of.pages[page] !== 'there')) {
      this.ask(this.reference, Math.floor(row / this.pageSize))
      if (page !== undefined) this.ask(of, page)
      return undefined
    }
    const entry = of.entries.get(unit.id)
    return entry ? cellOf(entry.unit, entry.report, of.snapshot, now) : absent(of.snapshot)
  }

  /** A period as if it had one file, with what was read of its pages: to open a report. */
  snapshotOf(column: number): Submissions | undefined {
    const of = this.columns[column]
    if (!of?.snapshot.pages) return of?.snapshot
    const entries = [...of.entries.values()]
    return { ...of.snapshot, units: entries.map(({ unit }) => unit), submissions: entries.flatMap(({ report }) => (report ? [report] : [])) }
  }

  /** Pages of a form's periods hold the same units, unless units began or ended between them. */
  private pageOf({ snapshot }: Column, row: number, unit: Unit | undefined): number | undefined {
    const { pages } = snapshot
    if (!pages) return undefined
    const expected = this.pageSize > 1 ? Math.floor(row / this.pageSize) : -1
    const same = this.reference?.snapshot.pages?.[expected]
    if (!unit || (same && pages[expected]?.first === same.first && pages[expected].last === same.last)) return Math.min(expected, pages.length - 1)
    const found = pages.findIndex(({ first, last }) => first <= unit.id && unit.id <= last)
    return found < 0 ? undefined : found
  }

  private ask(column: Column | undefined, page: number): void {
    if (column && page < column.pages.length && !column.pages[page]) void this.readPage(column, page).then(this.changed, console.warn)
  }

  private async readPage(column: Column, page: number): Promise<void> {
    const path = column.snapshot.pages?.[page]?.path
    if (!path || column.pages[page] === 'there') return
    column.pages[page] = 'asked'
    try {
      const { units, submissions } = await read<SubmissionsPage>({ path }, 'submissions-page')
      for (const [id, entry] of entriesOf(units, submissions)) column.entries.set(id, entry)
      column.pages[page] = 'there'
      if (column === this.reference) this.list(page, units)
    } catch (error) {
      column.pages[page] = undefined
      throw error
    }
  }

  private list(page: number, units: readonly Unit[]): void {
    const { pages, snapshot } = this.reference!
    if (snapshot.form.publish === 'confirmation') {
      // Only who has a released report is named, so that pages are of any size.
      this.listed.push(...units)
      this.count = this.listed.length
      return
    }
    if (page < pages.length - 1) this.pageSize = units.length
    const begin = page === pages.length - 1 && page > 0 ? undefined : page * this.pageSize
    if (begin === undefined) this.last = units
    else units.forEach((unit, i) => (this.listed[begin + i] = unit))
    if (this.last && this.pageSize > 1) {
      const from = (pages.length - 1) * this.pageSize
      this.last.forEach((unit, i) => (this.listed[from + i] = unit))
      this.count = from + this.last.length
    } else if (pages.length === 1) {
      this.count = units.length
    }
  }

  /** Where the last page begins is known when another one was read. */
  private last: readonly Unit[] | undefined
}

function entriesOf(units: readonly Unit[], submissions: readonly Report[]): Map<string, Entry> {
  const reports = new Map(submissions.map(report => [report.unit, report]))
  return new Map(units.map(unit => [unit.id, { unit, report: reports.get(unit.id) }]))
}

import { readWatched } from '../attention/read'
import type { Watched } from '../attention/gather'
import { now, read, readMeasurements, readSubmissions, type FileList } from '../load'
import { dueOf, type Index, type Indicator, type Measurements, type Report, type Submissions, type UnitName } from '../model'
import { periodEnd } from '../periods'
import type { CatalogueFile, Changes, SeriesFile, UnitHistory } from '../published'
import { lineageOf, type Lineage } from './lineage'
import { trendOf, type Trend } from './trends'

/** So many indicators are shown with a trend. */
const few = 6

/** What the unit reported last, with its places and changes. */
export interface Newest {
  readonly submissions: Submissions
  readonly report: Report
  readonly changes?: Changes
  /** Those that it gave a figure for, rates first. */
  readonly indicators: readonly Indicator[]
}

/** All that is published of a unit. */
export interface Whole {
  readonly lineage: Lineage
  readonly years: readonly string[]
  readonly year: string
  readonly history?: UnitHistory
  readonly newest?: Newest
  readonly trends: readonly Trend[]
  readonly measurements?: Measurements
  readonly watched: Watched
}

/** Reads what is published of a unit; nothing where no unit has that id. */
export async function readUnit(index: Index, catalogue: CatalogueFile, id: string, asked: string | undefined): Promise<Whole | undefined> {
  const lineage = lineageOf(catalogue, id)
  if (!lineage) return undefined
  const years = Object.keys(index.entries)
    .flatMap(key => (key.startsWith('units/') ? [key.slice('units/'.length)] : []))
    .sort()
    .reverse()
  const histories = new Map<string, UnitHistory>()
  for (const each of years) {
    const history = await historyOf(index, each, lineage.unit.id)
    if (history) histories.set(each, history)
  }
  const own = [...histories.keys()]
  const year = asked && /^\d{4}$/.test(asked) ? asked : (own[0] ?? years[0] ?? String(new Date(now()).getFullYear()))
  const newest = await newestOf(index, [...histories.values()])
  const measured = index.entries['measurements']
  const [trends, measurements, { watched }] = await Promise.all([
    newest ? trendsOf(index, newest, lineage) : [],
    measured && readMeasurements(measured),
    readWatched(index),
  ])
  return { lineage, years, year, history: withOpen(histories.get(year), lineage.unit, watched.submissions, year), newest, trends, measurements, watched }
}

/** A history has the periods that somebody has reported for; what the unit owes besides, which nobody has sent yet, is in those that are awaited. */
function withOpen(history: UnitHistory | undefined, unit: UnitName, awaited: readonly Submissions[], year: string): UnitHistory | undefined {
  const forms = new Map((history?.forms ?? []).map(each => [each.form.code, { form: each.form, periods: [...each.periods] }]))
  for (const { form, period, units, submissions } of awaited) {
    const owed = units.find(({ id }) => id === unit.id)
    if (!owed || period.code.slice(0, 4) !== year) continue
    const known = forms.get(form.code) ?? { form, periods: [] }
    forms.set(form.code, known)
    if (known.periods.some(each => each.period.code === period.code)) continue
    const report = submissions.find(each => each.unit === unit.id)
    known.periods.push({ period: { ...period, due: new Date(dueOf(period, owed)).toISOString() }, report, exempt: owed.exempt })
  }
  if (forms.size === 0) return undefined
  for (const { periods } of forms.values()) periods.sort((a, b) => periodEnd(a.period.code).localeCompare(periodEnd(b.period.code)))
  return { kind: 'unit', unit, predecessors: history?.predecessors ?? [], forms: [...forms.values()] }
}

async function historyOf(index: Index, year: string, unit: string): Promise<UnitHistory | undefined> {
  const list = await read<FileList>(index.entries[`units/${year}`]!, 'files')
  const file = list.files.find(({ key }) => key === unit)
  return file && read<UnitHistory>(file, 'unit')
}

/** The newest report of the form that asks most of the unit. */
async function newestOf(index: Index, histories: readonly UnitHistory[]): Promise<Newest | undefined> {
  const reports = histories.flatMap(({ forms }) =>
    forms.flatMap(({ form, periods }) => periods.flatMap(({ period, report }) => (report ? [{ form: form.code, period: period.code, report }] : []))),
  )
  const weight = (form: string) => Math.max(...reports.filter(each => each.form === form).map(({ report }) => Object.keys(report.values).length))
  const [newest] = reports.sort((a, b) => weight(b.form) - weight(a.form) || periodEnd(b.period).localeCompare(periodEnd(a.period)))
  const entry = newest && index.entries[`submissions/${newest.form}/${newest.period}`]
  if (!newest || !entry) return undefined
  const compared = index.entries[`changes/${newest.form}/${newest.period}`]
  const [submissions, changes] = await Promise.all([readSubmissions(entry), compared && read<Changes>(compared, 'changes')])
  const given = submissions.indicators.filter(({ code }) => newest.report.values[code] != null)
  const isRate = ({ kind }: Indicator) => Number(kind === 'ratio')
  return { submissions, changes, report: newest.report, indicators: given.sort((a, b) => isRate(b) - isRate(a)) }
}

async function trendsOf(index: Index, { submissions, indicators }: Newest, lineage: Lineage): Promise<Trend[]> {
  const entry = index.entries[`series/${submissions.form.code}`]
  if (!entry) return []
  const { files } = await read<FileList>(entry, 'files')
  const wanted = indicators.slice(0, 2 * few).flatMap(({ code }) => files.filter(({ key }) => key === code))
  const series = await Promise.all(wanted.map(file => read<SeriesFile>(file, 'series')))
  return series.flatMap(each => trendOf(each, lineage) ?? []).slice(0, few)
}

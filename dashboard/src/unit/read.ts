import { readWatched } from '../attention/read'
import type { Watched } from '../attention/gather'
import { read, readMeasurements, readSubmissions, type FileList } from '../load'
import type { Index, Indicator, Measurements, Report, Submissions } from '../model'
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
  const year = asked && years.includes(asked) ? asked : (own[0] ?? years[0] ?? '')
  const newest = await newestOf(index, [...histories.values()])
  const measured = index.entries['measurements']
  const [trends, measurements, { watched }] = await Promise.all([
    newest ? trendsOf(index, newest, lineage) : [],
    measured && readMeasurements(measured),
    readWatched(index),
  ])
  return { lineage, years, year, history: histories.get(year), newest, trends, measurements, watched }
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
  const wanted = indicators.slice(0, few).flatMap(({ code }) => files.filter(({ key }) => key === code))
  const series = await Promise.all(wanted.map(file => read<SeriesFile>(file, 'series')))
  return series.flatMap(each => trendOf(each, lineage) ?? [])
}

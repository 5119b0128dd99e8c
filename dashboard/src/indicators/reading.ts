import { read, type FileList } from '../load'
import type { Index, Name, Submissions, Total } from '../model'
import type { CatalogueFile } from '../published'
import type {
  Changes, ChangesPage, DefinedIndicator, Derived, FormDefinition, FormDefinitions, Picture, Published, PublishedSeries, Series, SubmissionsPage, UnitDefinition,
} from './model'

/** A form's period that something is published of, newest first; `has` says whether reports went into it. */
export interface Available {
  readonly form: string
  readonly period: string
  readonly has: boolean
}

/** What reports and derived reports are published. */
export function available(index: Index): Available[] {
  return Object.entries(index.entries)
    .flatMap(([key, entry]) => {
      const [kind, form, period] = key.split('/')
      return (kind === 'submissions' || kind === 'derived') && form && period ? [{ form, period, has: entry.sequence > 0 }] : []
    })
    .sort((a, b) => b.period.localeCompare(a.period))
}

/** A form's period as it is published; nothing where it is not. */
export async function readPicture(index: Index, form: string, period: string): Promise<Picture | undefined> {
  const reported = index.entries[`submissions/${form}/${period}`]
  if (reported) {
    const snapshot = await read<Submissions>(reported, 'submissions')
    return {
      entry: reported,
      form: snapshot.form,
      period: snapshot.period,
      asOf: snapshot.asOf,
      indicators: snapshot.indicators,
      units: snapshot.units,
      figures: figuresOf(snapshot.submissions),
      totals: snapshot.totals,
      regions: Object.fromEntries(Object.entries(snapshot.regions ?? {}).map(([region, { totals }]) => [region, totals])),
      counts: snapshot.counts,
      pages: snapshot.pages,
    }
  }
  const entry = index.entries[`derived/${form}/${period}`]
  if (!entry) return undefined
  const derived = await read<Derived>(entry, 'derived')
  return {
    ...derived,
    entry,
    asOf: entry.asOf,
    figures: new Map(derived.figures.map(({ unit, figures }) => [unit, figures])),
  }
}

const figuresOf = (reports: Submissions['submissions']) =>
  new Map(reports.map(report => [report.unit, { values: report.values, status: report.valueStatus, statuses: report.statuses, report }]))

/** The same with units and reports of all its pages. */
export async function withPages(picture: Picture): Promise<Picture> {
  const pages = await Promise.all((picture.pages ?? []).map(page => read<SubmissionsPage>(page, 'submissions-page')))
  return { ...picture, units: pages.flatMap(page => page.units), figures: figuresOf(pages.flatMap(page => page.submissions)), pages: undefined }
}

/** How the figures of a form and period stand; of thousands of units these are read where they are wanted. */
export async function readChanges(index: Index, form: string, period: string, wantsPages = false): Promise<Changes | undefined> {
  const entry = index.entries[`changes/${form}/${period}`]
  const changes = entry && (await read<Changes>(entry, 'changes'))
  if (!changes?.pages || !wantsPages) return changes
  const pages = await Promise.all(changes.pages.map(page => read<ChangesPage>(page, 'changes-page')))
  return { ...changes, units: Object.assign({}, ...pages.map(page => page.units)), pages: undefined }
}

/** The history of an indicator as a form asks for it; it follows a report within a minute. */
export async function readSeries(index: Index, form: string, code: string): Promise<Series | undefined> {
  const entry = index.entries[`series/${form}`]
  const file = entry && (await read<FileList>(entry, 'files')).files.find(each => each.key === code)
  return file && (await read<Series>(file, 'series'))
}

/** Every group of what others published. */
export async function readPublished(index: Index): Promise<Published[]> {
  const entries = Object.entries(index.entries).filter(([key]) => key.startsWith('published/'))
  return Promise.all(entries.map(([, entry]) => read<Published>(entry, 'published')))
}

/** The published series that speak of an indicator, with their groups. */
export const publishedOf = (code: string, groups: readonly Published[]): { group: string; series: PublishedSeries }[] =>
  groups.flatMap(({ group, series }) => series.filter(each => each.indicator === code).map(each => ({ group, series: each })))

export async function readUnits(index: Index): Promise<readonly UnitDefinition[]> {
  const entry = index.entries['catalogue']
  return entry ? (await read<CatalogueFile>(entry, 'catalogue')).units : []
}

export async function readForms(index: Index): Promise<readonly FormDefinition[]> {
  const entry = index.entries['definitions/forms']
  return entry ? (await read<FormDefinitions>(entry, 'form-definitions')).forms : []
}

/** An indicator as a form asks for it, with the newest national figure that there is. */
export interface Listed {
  readonly indicator: DefinedIndicator
  readonly form: string
  readonly period: string
  readonly total?: Total
  /** How many units owe, where that is known. */
  readonly owed?: number
}

/** A form with its indicators by section. */
export interface ListedForm {
  readonly code: string
  readonly name: Name
  readonly isDerived: boolean
  readonly sections: readonly { readonly title?: Name; readonly listed: readonly Listed[] }[]
}

/** What is asked in numbers; words and choices have no picture. */
const numeric = new Set(['count', 'money', 'number', 'ratio', 'sum', 'growth', 'planShare'])

/**
 * All indicators that are published, by form and section. A form's newest period with a report speaks for it; what only its
 * versions before asked stands in a section of its own. A derived form lists what its source does not ask.
 */
export async function readListed(index: Index): Promise<ListedForm[]> {
  const [periods, definitions] = [available(index), await readForms(index)]
  const forms = [...new Set(periods.map(each => each.form))]
  const read = await Promise.all(forms.map(form => readForm(index, form, periods.filter(each => each.form === form), definitions.filter(each => each.code === form))))
  const asked = new Set(read.filter(form => !form.isDerived).flatMap(form => form.sections.flatMap(section => section.listed.map(each => each.indicator.code))))
  const weight = (form: ListedForm) => Number(!form.sections.some(section => section.listed.some(each => each.total))) * 2 + Number(form.isDerived)
  return read
    .map(form => (form.isDerived ? without(form, asked) : form))
    .filter(form => form.sections.length > 0)
    .sort((a, b) => weight(a) - weight(b))
}

const without = (form: ListedForm, asked: ReadonlySet<string>): ListedForm => ({
  ...form,
  sections: form.sections
    .map(section => ({ ...section, listed: section.listed.filter(each => !asked.has(each.indicator.code)) }))
    .filter(section => section.listed.length > 0),
})

async function readForm(index: Index, code: string, periods: Available[], versions: readonly FormDefinition[]): Promise<ListedForm> {
  const newest = periods.find(each => each.has) ?? periods[0]!
  const picture = (await readPicture(index, code, newest.period))!
  const current = versions.find(each => each.version === picture.form.version)
  const listed = (from: Picture, period: string, codes: readonly string[]) =>
    codes.flatMap(each => {
      const indicator = from.indicators.find(other => other.code === each)
      return indicator && numeric.has(indicator.kind) ? [{ indicator, form: code, period, total: from.totals[each], owed: from.counts?.owed ?? from.units.length }] : []
    })
  const outline = current?.outline ?? [{ title: undefined, indicators: picture.indicators.map(each => each.code) }]
  const sections: { title?: Name; listed: Listed[] }[] = outline.map(({ title, indicators }) => ({ title, listed: listed(picture, newest.period, indicators) }))
  const asked = new Set(picture.indicators.map(each => each.code))
  const before = current && periods.find(each => each.has && each.period < current.firstPeriod)
  const earlier = before && (await readPicture(index, code, before.period))
  if (before && earlier) {
    const gone = earlier.indicators.map(each => each.code).filter(each => !asked.has(each))
    sections.push({ title: { vi: `Phiên bản ${earlier.form.version} (đến kỳ ${before.period})`, en: `Version ${earlier.form.version} (until ${before.period})` }, listed: listed(earlier, before.period, gone) })
  }
  return { code, name: picture.form.name, isDerived: picture.derivedFrom !== undefined, sections: sections.filter(section => section.listed.length > 0) }
}

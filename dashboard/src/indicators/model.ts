import type { FileList } from '../load'
import type { IndexEntry, Name, Report, Submissions, Total, Unit, ValueStatus } from '../model'
import type { DefinedIndicator } from '../published'

/** What the publisher writes beside the reports themselves. Pure: no clock, no document. */

export type { FileList }
export type {
  Change, Changes, ChangesPage, ComparedTotal, DefinedIndicator, Point, PublishedFigure, PublishedSeries, SubmissionsPage, TotalChange, TotalPoint, UnitChange,
  NamedUnit as UnitDefinition, PublishedGroup as Published, SeriesFile as Series, UnitSeries,
} from '../published'

export interface FormName {
  readonly code: string
  readonly version: number
  readonly name: Name
  readonly publish?: 'receipt' | 'confirmation'
}

/** `derived/{form}/{period}`: a report that nobody had to send. */
export interface Derived {
  readonly kind: 'derived'
  readonly form: FormName
  readonly period: Submissions['period']
  readonly derivedFrom: string
  readonly windows: readonly string[]
  readonly indicators: readonly DefinedIndicator[]
  readonly units: readonly Unit[]
  readonly figures: readonly {
    readonly unit: string
    readonly figures: { readonly values: Readonly<Record<string, number>>; readonly status: ValueStatus; readonly statuses?: Readonly<Record<string, ValueStatus>> }
    readonly reported: number
    readonly of: number
  }[]
  readonly totals: Readonly<Record<string, Total>>
  readonly regions: Readonly<Record<string, Readonly<Record<string, Total>>>>
}

export interface FormDefinition extends FormName {
  readonly content: Name
  readonly unitKind: string
  readonly recipient: Unit
  readonly frequency: string
  readonly regime: string
  readonly firstPeriod: string
  readonly lastPeriod?: string
  readonly standing: 'actual' | 'plan' | 'published'
  readonly derivedFrom?: string
  readonly method: Name
  readonly source: string
  readonly outline: readonly { readonly title: Name; readonly indicators: readonly string[] }[]
}

/** `definitions/forms`: every version of every form. */
export interface FormDefinitions {
  readonly kind: 'form-definitions'
  readonly forms: readonly FormDefinition[]
}

/** What one unit said of a form and period; what is derived has no report of its own. */
export interface UnitFigures {
  readonly values: Readonly<Record<string, number | null>>
  readonly status: ValueStatus
  readonly statuses?: Readonly<Record<string, ValueStatus>>
  readonly report?: Report
}

/** A form's period, whether it was reported or derived. */
export interface Picture {
  readonly entry: IndexEntry
  readonly form: FormName
  readonly period: Submissions['period']
  readonly asOf: string
  readonly indicators: readonly DefinedIndicator[]
  readonly units: readonly Unit[]
  readonly figures: ReadonlyMap<string, UnitFigures>
  readonly totals: Readonly<Record<string, Total>>
  readonly regions: Readonly<Record<string, Readonly<Record<string, Total>>>>
  readonly counts?: Submissions['counts']
  readonly derivedFrom?: string
  readonly windows?: readonly string[]
  /** Of a form with too many units for one file; `units` and `figures` are empty until they are read. */
  readonly pages?: Submissions['pages']
}

/** How firm a figure is. */
export const statusIn = (figures: UnitFigures, code: string): ValueStatus => figures.statuses?.[code] ?? figures.status

import type { FileList } from '../load'
import type { Indicator, IndexEntry, Name, Report, Submissions, Total, Unit, ValueStatus } from '../model'

/** What the publisher writes beside the reports themselves. Pure: no clock, no document. */

export type { FileList }

/** An indicator as a snapshot carries it, with what only this page shows. */
export interface DefinedIndicator extends Indicator {
  readonly source?: string
  readonly aggregation?: 'sum' | 'none'
}

export interface FormName {
  readonly code: string
  readonly version: number
  readonly name: Name
  readonly publish?: 'receipt' | 'confirmation'
}

export interface Change {
  readonly before: number
  readonly difference: number
  readonly percent?: number
  readonly statusNow: ValueStatus
  readonly statusBefore: ValueStatus
}

/** Like with like: of the units that gave the figure both times, `units` of them. */
export interface ComparedTotal {
  readonly change: Change
  readonly units: number
}

export interface TotalChange {
  readonly previous?: ComparedTotal
  readonly yearBefore?: ComparedTotal
  readonly yearToDate?: Total
  readonly yearToDateChange?: ComparedTotal
  readonly plan?: number
  readonly planShare?: number
  /** Of an indicator that is a growth or a share of the plan itself. */
  readonly value?: number
}

export interface UnitChange {
  readonly previous?: number
  readonly yearBefore?: number
  readonly rank?: number
  /** How many places better than in the period before. */
  readonly moved?: number
  readonly status?: ValueStatus
}

/** `changes/{form}/{period}` */
export interface Changes {
  readonly kind: 'changes'
  readonly previous?: string
  readonly yearBefore?: string
  readonly national: Readonly<Record<string, TotalChange>>
  readonly regions: Readonly<Record<string, Readonly<Record<string, TotalChange>>>>
  readonly units: Readonly<Record<string, Readonly<Record<string, UnitChange>>>>
}

export interface Point {
  readonly period: string
  readonly value: number
  /** Where that is not official. */
  readonly status?: ValueStatus
}

export interface TotalPoint {
  readonly period: string
  readonly total: Total
}

export interface UnitSeries {
  readonly unit: Unit
  readonly points: readonly Point[]
}

/** A file of `series/{form}`: an indicator over all periods. */
export interface Series {
  readonly kind: 'series'
  readonly form: FormName
  readonly indicator: DefinedIndicator
  readonly national: readonly TotalPoint[]
  readonly regions: Readonly<Record<string, readonly TotalPoint[]>>
  /** Each unit as it reported, those that have ended among them. */
  readonly units: readonly UnitSeries[]
  /** Today's units for the time before the mergers. */
  readonly successors: readonly UnitSeries[]
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

/** A page of a form that more units owe than one file holds. */
export interface SubmissionsPage {
  readonly kind: 'submissions-page'
  readonly units: readonly Unit[]
  readonly submissions: readonly Report[]
}

export interface PublishedFigure {
  readonly period?: string
  readonly periodName?: Name
  readonly block?: 'nation' | 'ministries' | 'provinces'
  readonly unit?: Unit
  readonly value: number
  readonly exactness: 'exact' | 'about' | 'moreThan' | 'lessThan'
  readonly isEstimate: boolean
  readonly isMisprint: boolean
  readonly growth?: number
  readonly computed?: { readonly computed: number; readonly base: number; readonly agrees?: boolean }
  readonly planShare?: number
  readonly target?: number
  readonly numerator?: number
  readonly denominator?: number
  readonly source: string
  readonly note?: Name
}

export interface PublishedSeries {
  readonly code: string
  readonly name: Name
  readonly unitOfMeasure: Name
  readonly indicator?: string
  readonly decimals: number
  readonly note?: Name
  readonly figures: readonly PublishedFigure[]
}

/** `published/{group}`: what others published, as they published it. */
export interface Published {
  readonly kind: 'published'
  readonly group: string
  readonly series: readonly PublishedSeries[]
}

export interface UnitDefinition extends Unit {
  readonly unitKind: string
  readonly validFrom: string
  readonly validTo?: string
  readonly successors?: readonly string[]
}

/** `definitions/units` */
export interface UnitDefinitions {
  readonly kind: 'unit-definitions'
  readonly units: readonly UnitDefinition[]
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

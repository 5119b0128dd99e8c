import type { Indicator, Name, Period, Report, Submissions, Total, Unit, UnitName, ValueStatus } from './model'

/** What is made of reports, or of the catalogue, and published beside them: the shapes of docs/publishing.md. */

type Form = Submissions['form']

/** An indicator as a snapshot carries it, with what only some pages show. */
export interface DefinedIndicator extends Indicator {
  readonly source?: string
  readonly aggregation?: 'sum' | 'none'
}

/** How a figure differs from an earlier one. `percent` is absent where the earlier one is 0. */
export interface Change {
  readonly before: number
  /** Of rates in per cent these are percentage points. */
  readonly difference: number
  readonly percent?: number
  readonly statusNow: ValueStatus
  readonly statusBefore: ValueStatus
}

/** A change of a total, over the units that gave the figure both times. */
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
  /** In per cent. */
  readonly planShare?: number
  readonly value?: number
}

/** Of a unit's figure: changes in per cent, its place and by how many places it is better than before, what it was allotted of the year's plan. */
export interface UnitChange {
  readonly previous?: number
  readonly yearBefore?: number
  readonly rank?: number
  readonly moved?: number
  readonly status?: ValueStatus
  readonly plan?: number
  /** In per cent. */
  readonly planShare?: number
}

type ByCode<T> = Readonly<Record<string, T>>

/** `changes/{form}/{period}` */
export interface Changes {
  readonly kind: 'changes'
  readonly form: Form
  readonly period: Period
  /** The periods that it is compared with, where there are comparable ones. */
  readonly previous?: string
  readonly yearBefore?: string
  readonly national: ByCode<TotalChange>
  readonly regions: ByCode<ByCode<TotalChange>>
  readonly units: ByCode<ByCode<UnitChange>>
  /** Where those are, of a form that more units owe than one file holds; then none is here. */
  readonly pages?: Submissions['pages']
}

export interface ChangesPage {
  readonly kind: 'changes-page'
  readonly units: Changes['units']
}

export interface Point {
  readonly period: string
  readonly value: number
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

/** A file of the list `series/{form}`. */
export interface SeriesFile {
  readonly kind: 'series'
  readonly form: Form
  readonly indicator: DefinedIndicator
  readonly national: readonly TotalPoint[]
  readonly regions: ByCode<readonly TotalPoint[]>
  /** Each unit as it reported, those that have ended among them. */
  readonly units: readonly UnitSeries[]
  /** Today's units for the time before they were: what their predecessors gave, summed or computed again. */
  readonly successors: readonly UnitSeries[]
}

export interface UnitPeriod {
  /** The due instant is the unit's own. */
  readonly period: Period
  readonly report?: Report
  readonly exempt?: boolean
}

/** A file of the list `units/{year}`. */
export interface UnitHistory {
  readonly kind: 'unit'
  readonly unit: UnitName
  readonly predecessors: readonly string[]
  readonly forms: readonly { readonly form: Form; readonly periods: readonly UnitPeriod[] }[]
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
  /** As it was printed, in per cent. */
  readonly growth?: number
  /** What the printed figures give, and whether the printed growth agrees with that. */
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
  /** Our indicator that it speaks of, where there is one. */
  readonly indicator?: string
  readonly decimals: number
  readonly note?: Name
  readonly figures: readonly PublishedFigure[]
}

/** `published/{group}`: what others published. */
export interface PublishedGroup {
  readonly kind: 'published'
  readonly group: string
  readonly series: readonly PublishedSeries[]
}

export interface NamedUnit extends Unit {
  readonly kind: 'province' | 'ministry' | 'commune' | 'enterprise' | 'pressAgency' | 'team'
  readonly parent?: string
  readonly validFrom: string
  readonly validTo?: string
  /** The ids of the units that it went into. */
  readonly successors?: readonly string[]
}

export interface NamedForm {
  readonly code: string
  readonly version: number
  readonly name: Name
  readonly unitKind: NamedUnit['kind']
  readonly frequency: string
  readonly publish?: 'receipt' | 'confirmation'
  readonly derivedFrom?: string
  readonly indicators: readonly string[]
}

/** `catalogue`: all names, old and new. */
export interface CatalogueFile {
  readonly kind: 'catalogue'
  readonly version: string
  readonly units: readonly NamedUnit[]
  readonly indicators: readonly { readonly code: string; readonly name: Name; readonly unit: Name }[]
  readonly forms: readonly NamedForm[]
}

/** A page of a form that more units owe than one file holds. */
export interface SubmissionsPage {
  readonly kind: 'submissions-page'
  readonly units: Submissions['units']
  readonly submissions: Submissions['submissions']
}

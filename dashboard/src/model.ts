/** What the publisher writes under `data/`, and the states that follow from it. Pure: no clock, no document. */

/** A name as data: Vietnamese first, English beside it. */
export interface Name {
  readonly vi: string
  readonly en: string
}

export interface IndexEntry {
  /** Relative to `data/`; named by hash, so its content never changes. */
  readonly path: string
  readonly sequence: number
  readonly asOf: string
}

export interface Index {
  readonly version: 1
  readonly asOf: string
  readonly entries: Readonly<Record<string, IndexEntry>>
}

export interface Indicator {
  readonly code: string
  readonly name: Name
  readonly unit: Name
  readonly kind: 'count' | 'ratio' | 'money'
  readonly accumulation: 'period' | 'cumulative' | 'instant'
  readonly required: boolean
  readonly better: 'up' | 'down' | 'none'
  readonly decimals: number
  readonly numerator?: string
  readonly denominator?: string
}

export interface Unit {
  readonly id: string
  readonly code: string
  readonly name: Name
  readonly region?: string
  /** Where it lists who owes: it was freed from this report. */
  readonly exempt?: boolean
  /** Where it lists who owes: until when it has more time than others. */
  readonly due?: string
}

/** What of `Unit` names it. */
export type UnitName = Pick<Unit, 'id' | 'code' | 'name' | 'region'>

export type ValueStatus = 'estimate' | 'preliminary' | 'official'

export interface Report {
  readonly unit: string
  readonly state?: 'submitted' | 'returned' | 'resubmitted' | 'confirmed' | 'reopened'
  readonly revision: number
  readonly received: string
  readonly onTime: boolean
  readonly complete: boolean
  readonly valueStatus: ValueStatus
  /** Of single figures, where that is not the report's. */
  readonly statuses?: Readonly<Record<string, ValueStatus>>
  readonly sequence: number
  readonly hash: string
  readonly values: Readonly<Record<string, number | null>>
}

/** A figure over the units that gave one; `units` is how many did. */
export interface Total {
  readonly value: number | null
  readonly units: number
  /** Of a ratio: the summed parts that it is made of. */
  readonly numerator?: number
  readonly denominator?: number
  /** As firm as the least firm figure in it. */
  readonly status: ValueStatus
}

export interface Period {
  readonly code: string
  readonly name: Name
  readonly from: string
  readonly to: string
  readonly due: string
}

export interface Submissions {
  readonly kind: 'submissions'
  /** Of a form that is public on confirmation only what is released is here: who is not named may have sent. */
  readonly form: { readonly code: string; readonly version: number; readonly name: Name; readonly publish?: 'receipt' | 'confirmation' }
  readonly period: Period
  readonly sequence: number
  readonly asOf: string
  readonly indicators: readonly Indicator[]
  readonly units: readonly Unit[]
  readonly submissions: readonly Report[]
  readonly totals: Readonly<Record<string, Total>>
  readonly counts: Counts
  readonly regions?: Readonly<Record<string, { readonly totals: Readonly<Record<string, Total>>; readonly counts: Counts }>>
  /** Where units and reports are, of a form that more units owe than one file holds; then neither is here. */
  readonly pages?: readonly { readonly path: string; readonly first: string; readonly last: string }[]
}

export interface Counts {
  readonly owed: number
  readonly received: number
  readonly onTime: number
  readonly complete: number
  /** Required values asked of all who owe, and those that are there. */
  readonly asked: number
  readonly given: number
  /** How many units have no released report. */
  readonly withheld: number
  /** How many of the received had to be returned or corrected; absent from what was published before it was counted. */
  readonly faulty?: number
}

export type AttemptClass =
  | 'ok'
  | 'partial'
  | 'timeout'
  | 'dns'
  | 'tls'
  | 'refused'
  | 'blocked'
  | 'http-4xx'
  | 'http-5xx'
  | 'too-large'
  | 'not-parsable'
  | 'mapping-missing'
  | 'unchanged'
  | 'out-of-bounds'
  | 'redirected'
  | 'secret-missing'
  | 'token-refused'
  | 'failed'

export interface Metric {
  readonly code: string
  readonly name: Name
  readonly unit: Name
  readonly value: number | null
  readonly at: string
}

export type Health = 'neverMeasured' | 'up' | 'down' | 'silent' | 'maintenance' | 'pollerOffline'

export interface Source {
  readonly id: string
  readonly name: Name
  readonly owner: { readonly id: string; readonly name: Name }
  readonly intervalSeconds: number
  readonly health: Health
  readonly since?: string
  readonly availability?: number
  readonly lastAttempt?: string
  readonly lastSuccess?: string
  readonly class?: AttemptClass
  readonly consecutiveFailures: number
  readonly metrics: readonly Metric[]
}

export interface Measurements {
  readonly kind: 'measurements'
  readonly sequence: number
  readonly asOf: string
  readonly poller: { readonly lastRun?: string; readonly networkSuspectSince?: string }
  readonly sources: readonly Source[]
}

export const reportStates = ['on-time', 'late', 'overdue', 'not-due'] as const
export type ReportState = (typeof reportStates)[number]

export function reportState(report: Report | undefined, period: Period, now: number, unit?: Unit): ReportState {
  if (report) return report.onTime ? 'on-time' : 'late'
  return now > dueOf(period, unit) ? 'overdue' : 'not-due'
}

/** Until when a unit's report is on time: the period's due instant, or what the unit itself was given. */
export const dueOf = (period: Period, unit?: Unit): number =>
  Math.max(Date.parse(period.due), unit?.due === undefined ? 0 : Date.parse(unit.due))

export type SourceState = 'never' | 'failing' | 'down' | 'stale' | 'healthy' | 'maintenance' | 'offline'

/** A poller that is this far behind does not run: what is published is renewed each minute. */
const POLLER_PATIENCE = 5 * 60_000

/** No success for three intervals. A source that was never measured is not stale: it has no figure to be old. */
export function isStale(source: Source, now: number): boolean {
  if (source.lastSuccess == null) return false
  return now - Date.parse(source.lastSuccess) > 3 * source.intervalSeconds * 1000
}

/**
 * Down after several failures in a row, failing from the first. Failing says more than stale, since it has a cause; `isStale`
 * still marks the figures beneath. Where our own poller does not run, nothing is said of the system.
 */
export function sourceState(source: Source, { poller }: Measurements, now: number): SourceState {
  if (source.health === 'maintenance') return 'maintenance'
  if (source.lastAttempt == null) return 'never'
  const stale = isStale(source, now)
  if (stale && poller?.lastRun != null && now - Date.parse(poller.lastRun) > POLLER_PATIENCE) return 'offline'
  if (source.health === 'down') return 'down'
  if (source.consecutiveFailures >= 1) return 'failing'
  return stale || source.lastSuccess == null ? 'stale' : 'healthy'
}

/** How firm a figure of a report is. */
export const statusOf = (report: Report, code: string): ValueStatus => report.statuses?.[code] ?? report.valueStatus

/** What has a figure comes first, and a rate before the counts that it stands on; the form's own order otherwise. */
export function headlineOrder({ indicators, totals }: Submissions): Indicator[] {
  const place = ({ code, kind }: Indicator) => Number(totals[code]?.value == null) * 2 + Number(kind !== 'ratio')
  return [...indicators].sort((a, b) => place(a) - place(b))
}

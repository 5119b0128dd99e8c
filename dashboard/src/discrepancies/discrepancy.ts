import type { Name, ValueStatus } from '../model'

/** The API's answers about reported against measured (docs/reconciliation.md), as far as the pages of work show them. */
export type WorkState = 'opened' | 'told' | 'answered' | 'accepted' | 'rejected' | 'corrected' | 'closed'

export interface Reply {
  readonly cause: string
  readonly text: string
  readonly evidence?: readonly { readonly name: string; readonly hash: string }[]
  readonly by: string
  readonly at: string
}

export interface Discrepancy {
  readonly form: string
  readonly period: string
  readonly unit: { readonly id: string; readonly code: string; readonly name: Name }
  readonly indicator: string
  readonly name: Name
  readonly reported?: { readonly value: number; readonly status: ValueStatus }
  readonly measured?: { readonly value: number; readonly asOf: string; readonly coverage: { readonly share?: number; readonly systemsSeen: number; readonly systemsDue: number } }
  readonly gap?: number
  readonly gapPercent?: number
  readonly causes: readonly { readonly cause: string; readonly name: Name; readonly isExact: boolean; readonly evidence: readonly { readonly words?: Name }[] }[]
  readonly dataDoNotTell: boolean
  readonly work?: { readonly state: WorkState; readonly steps: number; readonly since: string; readonly told?: string; readonly due?: string; readonly reply?: Reply }
  readonly public: boolean
}

export interface DiscrepancyStep {
  readonly number: number
  readonly kind: string
  readonly to: WorkState
  readonly by: string
  readonly at: string
  readonly note?: string
  readonly reply?: Reply
  readonly due?: string
}

export interface DiscrepancyWhole {
  readonly discrepancy: Discrepancy
  readonly history: readonly DiscrepancyStep[]
}

/** The ministry's part of `WorkTransitions` (domain/Reconciling); the server decides. */
export const rulings = ['accept', 'reject', 'close', 'reopen'] as const
export type Ruling = (typeof rulings)[number]

const allowed: Record<WorkState, readonly Ruling[]> = {
  opened: [],
  told: ['close'],
  answered: ['accept', 'reject'],
  accepted: ['close', 'reopen'],
  rejected: ['close'],
  corrected: ['close'],
  closed: ['reopen'],
}

/** What the unit has never explained is not closed before the deadline. */
export const rulingsFor = ({ state, due, reply }: NonNullable<Discrepancy['work']>, now: number): readonly Ruling[] =>
  allowed[state].filter(ruling => ruling !== 'close' || state !== 'told' || reply !== undefined || (due !== undefined && Date.parse(due) < now))

/** Whether the unit may explain it now. */
export const isAnswerable = (state: WorkState | undefined): boolean => state === 'told' || state === 'answered' || state === 'rejected'

/** Every cause that a unit can name, in the order of docs/reconciliation.md. */
export const causes = [
  'staleFigure', 'unitSlip', 'cumulative', 'notCumulative', 'otherDenominator', 'otherCount', 'otherThings', 'otherWindow', 'mergedUnit',
  'extraDossiers', 'syncLag', 'restatedMeasurement', 'lowCoverage', 'serviceClass', 'intakeChannel', 'reportWrong', 'measurementWrong', 'other',
] as const

const urgency: readonly WorkState[] = ['answered', 'told', 'rejected', 'opened', 'corrected', 'accepted', 'closed']

/** What waits for the ministry first, then what waits for a unit by its deadline. */
export const byUrgency = (a: Discrepancy, b: Discrepancy): number => {
  const place = ({ work }: Discrepancy) => (work ? urgency.indexOf(work.state) : urgency.length)
  return place(a) - place(b) || (a.work?.due ?? '').localeCompare(b.work?.due ?? '') || Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0)
}

export const keyOf = ({ form, period, unit, indicator }: Discrepancy): string => [form, period, unit.id, indicator].map(encodeURIComponent).join('/')

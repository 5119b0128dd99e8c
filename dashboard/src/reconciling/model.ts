import type { Coverage } from '../measuring/model'
import type { Index, Indicator, Name, Total, Unit, ValueStatus } from '../model'

/** Reported and measured figures of a form and period, side by side. */
export interface Reconciliation {
  readonly kind: 'reconciliation'
  readonly form: { readonly code: string; readonly version: number; readonly name: Name }
  readonly period: { readonly code: string; readonly name: Name; readonly from: string; readonly to: string; readonly due: string }
  /** Whose form it is; blocks name kinds the same way. */
  readonly unitKind: string
  readonly reconciled?: string
  readonly owing: number
  readonly indicators: readonly Compared[]
  readonly units: readonly Unit[]
}

export interface Compared {
  readonly indicator: Indicator & { readonly factor: number }
  readonly tolerance: { readonly points?: number; readonly percent?: number }
  readonly both?: NationalGap
  readonly blocks: readonly BlockFigures[]
  readonly states: Readonly<Record<string, number>>
  /** How many units have both figures and are not named: too little was seen of them, or they may still explain. */
  readonly withheld: number
  readonly units: readonly ComparedUnit[]
}

export interface NationalGap {
  readonly units: number
  readonly reported: number
  readonly measured: number
  readonly gap: number
  readonly withinTolerance: number
  readonly explained: readonly { readonly cause?: string; readonly units: number; readonly gap: number; readonly share?: number }[]
}

export interface BlockFigures {
  readonly kind?: string
  readonly reported?: Total
  readonly measured?: Total
  readonly coverage?: Coverage
}

export type ComparisonState = 'match' | 'withinTolerance' | 'discrepant' | 'unmeasured' | 'unreported' | 'insufficientCoverage'
export type WorkState = 'opened' | 'told' | 'answered' | 'accepted' | 'rejected' | 'corrected' | 'closed'

export interface ComparedUnit {
  readonly unit: string
  readonly state: ComparisonState
  readonly reported?: number
  readonly status?: ValueStatus
  readonly measured?: number
  readonly coverage?: Coverage
  readonly share?: number
  readonly asOf?: string
  readonly version?: number
  readonly gap?: number
  readonly gapPercent?: number
  readonly revision?: string
  readonly causes?: readonly { readonly cause: string; readonly name: Name; readonly isExact: boolean; readonly share: number; readonly evidence: readonly Name[] }[]
  readonly dataDoNotTell?: boolean
  readonly work?: Work
}

export interface Work {
  readonly state: WorkState
  readonly name: Name
  readonly round: number
  readonly since: string
  readonly told?: string
  readonly due?: string
  readonly reply?: { readonly cause: string; readonly name: Name; readonly text: string; readonly evidence: readonly string[]; readonly at: string }
  readonly steps: readonly {
    readonly kind: string
    readonly name: Name
    readonly to: WorkState
    readonly by: 'system' | 'unit' | 'ministry'
    readonly at: string
    readonly reported?: number
    readonly measured?: number
    readonly note?: string
    readonly due?: string
  }[]
}

/** A form's period that figures were compared of. */
export interface ComparedPeriod {
  readonly form: string
  readonly period: string
  readonly name: string
}

const prefix = 'reconciliation/'

/** Newest first. */
export const comparedPeriods = (index: Index): ComparedPeriod[] =>
  Object.keys(index.entries)
    .filter(name => name.startsWith(prefix))
    .map(name => {
      const [form = '', period = ''] = name.slice(prefix.length).split('/')
      return { form, period, name }
    })
    .sort((a, b) => endOf(b.period).localeCompare(endOf(a.period)) || a.form.localeCompare(b.form))

/** What a period code sorts by: a quarter or a half after its last month. */
function endOf(code: string): string {
  const [year, part = '12'] = code.split('-')
  const number = Number(part.replace(/\D/g, ''))
  const month = part.startsWith('Q') ? number * 3 : part.startsWith('H') ? number * 6 : part.startsWith('W') ? Math.ceil(number / 4.35) : number
  return `${year}-${String(month).padStart(2, '0')}`
}

/** An address says `-` where it names no indicator, or no period, but a unit: all of the unit's rows. */
const isNamed = (part: string | undefined): part is string => part !== undefined && part !== '-'

export const parseCode = (part: string | undefined): string | undefined => (isNamed(part) ? part : undefined)

/** An address says `2026-10`, or `bo-thang.2026-10` where another form than the one that most units owe is meant. */
export function parsePeriod(part: string | undefined): { form?: string; period?: string } {
  if (!isNamed(part)) return {}
  const stop = part.lastIndexOf('.')
  return stop < 0 ? { period: part } : { form: part.slice(0, stop), period: part.slice(stop + 1) }
}

/** Rates before counts, what both sides gave before what only one did. */
export function orderOf(snapshot: Reconciliation): Compared[] {
  const place = ({ indicator, both }: Compared) => Number(both === undefined) * 2 + Number(indicator.kind !== 'ratio')
  return [...snapshot.indicators].sort((a, b) => place(a) - place(b))
}

/** The share of end-to-end services is what the whole system began with. */
const headlines = ['CP11', 'CP11_LK']

export function chosenOf(snapshot: Reconciliation, code: string | undefined): Compared | undefined {
  const find = (asked: string) => snapshot.indicators.find(({ indicator }) => indicator.code === asked)
  return code ? find(code) : (headlines.map(find).find(each => each?.both) ?? orderOf(snapshot)[0] ?? headlines.map(find).find(Boolean))
}

/** Units by how far their figures are apart, the furthest first; a gap of nothing last. */
export const byGap = (units: readonly ComparedUnit[]): ComparedUnit[] => [...units].sort((a, b) => Math.abs(b.gap ?? 0) - Math.abs(a.gap ?? 0))

export const isApart = ({ state }: ComparedUnit): boolean => state === 'discrepant'

/** Whether somebody still has something to do about it. */
export const isOpen = ({ work }: ComparedUnit): boolean => work !== undefined && work.state !== 'closed' && work.state !== 'corrected'

/** How far two figures of about that size may be apart. */
export const allowedAt = ({ tolerance }: Pick<Compared, 'tolerance'>, measured: number): number =>
  Math.max(tolerance.points ?? 0, ((tolerance.percent ?? 0) / 100) * Math.abs(measured))

/** The block that the form's own units are. */
export const ownBlock = ({ blocks }: Compared, { unitKind }: Reconciliation): BlockFigures | undefined => blocks.find(({ kind }) => kind === unitKind)

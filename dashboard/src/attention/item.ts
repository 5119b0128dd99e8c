import type { AttemptClass, Indicator, Name, Period, Submissions, UnitName } from '../model'

/** What asks for attention, by where one looks after it. In the order in which they are shown. */
export const kinds = ['reports', 'plans', 'systems', 'figures', 'gaps'] as const
export type Kind = (typeof kinds)[number]

/** 1 asks for someone to act now, 2 soon, 3 to be looked at. */
export type Severity = 1 | 2 | 3

interface Base<K extends Kind> {
  readonly kind: K
  /** Of the whole list: no two items have the same. */
  readonly key: string
  readonly severity: Severity
  /** Since when it is so, where that is known: an instant. */
  readonly since?: string
  readonly unit?: UnitName
  /** Where it is looked at, or done. */
  readonly href: string
}

interface OfForm {
  readonly form: Submissions['form']
  readonly period: Period
}

/** A report that is not there, or not whole. Of forms with thousands of units one item says how many, and names none. */
export interface ReportItem extends Base<'reports'>, OfForm {
  readonly rule: 'overdue' | 'due-soon' | 'incomplete'
  /** How many units it stands for. */
  readonly count: number
  /** Until when it is on time. */
  readonly due: string
}

export interface PlanItem extends Base<'plans'>, OfForm {
  readonly rule: 'behind-plan'
  readonly indicator: Pick<Indicator, 'code' | 'name'>
  /** In per cent: of the plan, and of the year that has passed. */
  readonly share: number
  readonly passed: number
}

export interface SystemItem extends Base<'systems'> {
  readonly rule: 'down' | 'silent' | 'stale' | 'never-measured' | 'poller'
  readonly source?: { readonly id: string; readonly name: Name }
  readonly cause?: AttemptClass
}

export interface FigureItem extends Base<'figures'>, OfForm {
  readonly rule: 'fell' | 'rose'
  readonly indicator: Pick<Indicator, 'code' | 'name' | 'kind'>
  /** Against the period before, in per cent. */
  readonly percent: number
  readonly before: string
}

/** Reported and measured far apart. */
export interface GapItem extends Base<'gaps'>, OfForm {
  readonly rule: 'gap'
  readonly indicator: Pick<Indicator, 'code' | 'name' | 'unit' | 'decimals'>
  readonly reported: number
  readonly measured: number
  /** The gap in per cent of what was measured; infinite where that is 0. */
  readonly percent: number
}

export type Item = ReportItem | PlanItem | SystemItem | FigureItem | GapItem
export type Rule = Item['rule']

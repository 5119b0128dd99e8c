import type { Measurements, Submissions } from '../model'
import type { Changes } from '../published'
import type { Reconciliation } from '../reconciling/model'
import { jumps } from './figures'
import { farApart } from './gaps'
import { kinds, type Item, type Kind } from './item'
import { behindPlan } from './plans'
import { unsent } from './reports'
import { troubled } from './systems'

/** The published files that attention is computed from. */
export interface Watched {
  /** Periods whose reports are awaited or were due lately. */
  readonly submissions: readonly Submissions[]
  /** Of each form the newest period that is compared with others. */
  readonly compared: readonly { readonly submissions: Submissions; readonly changes: Changes }[]
  readonly measurements?: Measurements
  /** The newest reconciliations. */
  readonly reconciliations: readonly Reconciliation[]
}

type Origin = (watched: Watched, now: number) => Item[]

/** Where attention comes from: one pure function a kind; what it reads is in `read.ts`. */
const origins: Record<Kind, Origin> = {
  reports: ({ submissions }, now) => submissions.flatMap(each => unsent(each, now)),
  plans: ({ compared }) => compared.flatMap(({ submissions, changes }) => behindPlan(submissions, changes)),
  systems: ({ measurements }, now) => (measurements ? troubled(measurements, now) : []),
  figures: ({ compared }) => compared.flatMap(({ submissions, changes }) => jumps(submissions, changes)),
  gaps: ({ reconciliations }) => reconciliations.flatMap(farApart),
}

/** All that needs attention, the most severe first, within that by kind and what has lasted longest or is largest. */
export function attention(watched: Watched, now: number): Item[] {
  const items = kinds.flatMap(kind => origins[kind](watched, now))
  return items.sort((a, b) => a.severity - b.severity || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || size(b) - size(a) || sinceOf(a) - sinceOf(b))
}

const sinceOf = ({ since }: Item): number => (since === undefined ? Infinity : Date.parse(since))

function size(item: Item): number {
  if (item.rule === 'fell' || item.rule === 'rose' || item.rule === 'gap') return Math.abs(item.percent)
  return item.rule === 'behind-plan' ? item.passed - item.share : 0
}

/** Items that say the same of several units: one line of a short list. */
export interface Line {
  readonly key: string
  /** At least one; the first is the most severe. */
  readonly items: readonly Item[]
}

/** Gathers what is the same of several units; of lines that are as severe, what concerns more units comes first. */
export function lines(items: readonly Item[]): Line[] {
  const gathered = new Map<string, Item[]>()
  for (const item of items) {
    const key = lineOf(item)
    gathered.set(key, [...(gathered.get(key) ?? []), item])
  }
  return [...gathered]
    .map(([key, of]) => ({ key, items: of }))
    .sort((a, b) => severest(a) - severest(b) || kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)) || weight(b) - weight(a))
}

/** A few lines for who has little time: the most severe, but no kind hides the others. */
export function digest(all: readonly Line[], most: number, ofKind: number): Line[] {
  const taken = new Map<Kind, number>()
  const first = all.filter(line => {
    const count = (taken.get(kindOf(line)) ?? 0) + 1
    taken.set(kindOf(line), count)
    return count <= ofKind
  })
  const chosen = new Set([...new Set([...first, ...all])].slice(0, most))
  return all.filter(line => chosen.has(line))
}

const kindOf = (line: Line): Kind => line.items[0]!.kind

/** How many units a line speaks of. */
const weight = ({ items }: Line): number => items.reduce((sum, item) => sum + (item.kind === 'reports' ? item.count : 1), 0)

function lineOf(item: Item): string {
  if (item.kind === 'reports') return `${item.rule}|${item.form.code}|${item.period.code}`
  if (item.kind === 'systems') return item.rule
  if (item.kind === 'figures' && item.unit) return `${item.rule}|${item.form.code}|${item.period.code}|${item.indicator.code}`
  return item.key
}

export const severest = (line: Line): Item['severity'] => line.items[0]!.severity

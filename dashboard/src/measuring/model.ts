import { matches } from '../fold'
import { sourceState, type Measurements, type Metric, type Name, type Source, type SourceState, type Total } from '../model'

/** What was seen of what was due. */
export interface Coverage {
  readonly slotsSeen: number
  readonly slotsDue: number
  readonly systemsSeen: number
  readonly systemsDue: number
  readonly servicesSeen: number
  readonly servicesDue: number
  readonly share: number
}

export interface Days {
  readonly kind: 'days'
  readonly through: string
  readonly sources: readonly SourceRecent[]
  readonly indicators: readonly IndicatorRecent[]
}

/** A system over the last 30 days. */
export interface SourceRecent {
  readonly id: string
  readonly path: string
  readonly succeeded: number
  readonly failed: number
  readonly availability?: number
  readonly latency: readonly (number | null)[]
}

export interface SourceDays {
  readonly kind: 'source-days'
  readonly id: string
  readonly through: string
  readonly metrics: readonly { readonly code: string; readonly name: Name; readonly unit: Name; readonly isCounted: boolean; readonly indicator?: string }[]
  readonly days: readonly SourceDay[]
}

export interface SourceDay {
  readonly day: string
  readonly due: number
  readonly succeeded: number
  readonly failed: number
  readonly excused: number
  readonly notAsked: number
  readonly median?: number
  readonly slow?: number
  readonly failures?: Readonly<Record<string, number>>
  readonly values?: Readonly<Record<string, number>>
}

export interface IndicatorRecent {
  readonly code: string
  readonly name: Name
  readonly unit: Name
  readonly kind: string
  readonly accumulation: 'period' | 'cumulative' | 'instant'
  readonly decimals: number
  readonly path: string
  readonly blocks: readonly BlockRecent[]
}

/** A block over the last 30 days; the nation has no kind. */
export interface BlockRecent {
  readonly kind?: string
  readonly total: Total & { readonly value: number }
  readonly coverage: Coverage
  readonly share: number
  readonly of: number
  readonly days: number
}

export interface IndicatorDays {
  readonly kind: 'indicator-days'
  readonly code: string
  readonly days: readonly { readonly day: string; readonly kind?: string; readonly total: Total; readonly coverage: Coverage }[]
}

/** Worst first, as whoever is on duty looks at them. */
export const stateOrder: readonly SourceState[] = ['down', 'failing', 'stale', 'offline', 'never', 'maintenance', 'healthy']

export interface Seen {
  readonly source: Source
  readonly state: SourceState
}

export const seen = (snapshot: Measurements, now: number): Seen[] =>
  snapshot.sources.map(source => ({ source, state: sourceState(source, snapshot, now) }))

export const countByState = (all: readonly Seen[]): [SourceState, number][] =>
  stateOrder.map(state => [state, all.filter(each => each.state === state).length])

/** What the reader looks for, in a name, an owner or an id; with or without diacritics. */
export const matching = (all: readonly Seen[], words: string, state: SourceState | undefined): Seen[] =>
  all.filter(
    ({ source, state: own }) =>
      (!state || own === state) && matches(words, source.id, source.name.vi, source.name.en, source.owner.name.vi, source.owner.name.en),
  )

export interface Group {
  readonly id: string
  readonly name: Name
  readonly sources: readonly Seen[]
}

/** By how they are, the worst first. */
export const byState = (all: readonly Seen[]): { state: SourceState; sources: readonly Seen[] }[] =>
  stateOrder
    .map(state => ({ state, sources: all.filter(each => each.state === state).sort((a, b) => a.source.owner.name.vi.localeCompare(b.source.owner.name.vi, 'vi') || a.source.name.vi.localeCompare(b.source.name.vi, 'vi')) }))
    .filter(({ sources }) => sources.length > 0)

/** By who answers for them; whose are worst comes first. */
export function byOwner(all: readonly Seen[]): Group[] {
  const groups = new Map<string, { name: Name; sources: Seen[] }>()
  for (const each of all) {
    const { id, name } = each.source.owner
    if (!groups.has(id)) groups.set(id, { name, sources: [] })
    groups.get(id)!.sources.push(each)
  }
  const place = ({ state }: Seen) => stateOrder.indexOf(state)
  return [...groups]
    .map(([id, { name, sources }]) => ({ id, name, sources: sources.sort((a, b) => place(a) - place(b) || a.source.name.vi.localeCompare(b.source.name.vi, 'vi')) }))
    .sort((a, b) => place(a.sources[0]!) - place(b.sources[0]!) || a.name.vi.localeCompare(b.name.vi, 'vi'))
}

/** The share of a day's slots that succeeded of those that count; undefined where none does. */
export const availabilityOf = ({ succeeded, failed }: Pick<SourceDay, 'succeeded' | 'failed'>): number | undefined =>
  succeeded + failed === 0 ? undefined : succeeded / (succeeded + failed)

/** How a day was: the limits are design. */
export function gradeOf(share: number | undefined): 'none' | 'good' | 'fair' | 'poor' {
  if (share === undefined) return 'none'
  return share >= 0.995 ? 'good' : share >= 0.95 ? 'fair' : 'poor'
}

/** The last `length` days to `through`, each with what is known of it. */
export function calendar(days: readonly SourceDay[], through: string, length: number): { day: string; known?: SourceDay }[] {
  const known = new Map(days.map(day => [day.day, day]))
  return Array.from({ length }, (_, back) => {
    const day = new Date(Date.parse(`${through}T00:00:00Z`) - (length - 1 - back) * 86_400_000).toISOString().slice(0, 10)
    return { day, known: known.get(day) }
  })
}

/** How often which failure came, the most frequent first. */
export function failuresOf(days: readonly SourceDay[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const { failures } of days) for (const [name, count] of Object.entries(failures ?? {})) sums.set(name, (sums.get(name) ?? 0) + count)
  return [...sums].sort((a, b) => b[1] - a[1])
}

/** A share as people read it: never rounded up to 100%. */
export const flooredPercent = (share: number, decimals = 2): number => Math.floor(share * 100 * 10 ** decimals + 1e-9) / 10 ** decimals

/** Figures that a tile shows. */
export const newest = (metrics: readonly Metric[], count: number): Metric[] => metrics.slice(0, count)

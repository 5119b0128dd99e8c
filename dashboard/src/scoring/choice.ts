import { hashOf } from '../routes'

/** What the address asks for: `#/xep-hang/{set}/{period}/{unit}/{other unit}`. */
export interface Asked {
  readonly set?: string
  readonly period?: string
  readonly unit?: string
  readonly other?: string
}

export const parseParts = ([set, period, unit, other]: readonly string[]): Asked => ({ set, period, unit, other })

export const scoresHash = ({ set, period, unit, other }: Asked): string =>
  hashOf('scoring', ...[set, period, unit, other].filter(part => part !== undefined))

/** The sets that an index names, by their code, and the periods that there are scores of, the newest first. */
export function listed(names: Iterable<string>): Map<string, string[]> {
  const sets = new Map<string, string[]>()
  for (const name of names) {
    const [kind, set, period] = name.split('/')
    if (!set || (kind !== 'scorecards' && kind !== 'scores')) continue
    const periods = sets.get(set) ?? []
    if (kind === 'scores' && period) periods.push(period)
    sets.set(set, periods)
  }
  for (const periods of sets.values()) periods.sort().reverse()
  return sets
}

export const cardKey = (set: string): string => `scorecards/${set}`

export const scoresKey = (set: string, period: string): string => `scores/${set}/${period}`

/**
 * What is shown: what was asked for, or the newest. `isUnknown` says that what was asked for is not there.
 * @param ranking The sets that rank, which come first where nothing was asked for.
 */
export function choose(asked: Asked, sets: ReadonlyMap<string, readonly string[]>, ranking: ReadonlySet<string>): { set?: string; period?: string; isUnknown: boolean } {
  const first = [...sets.keys()].find(code => ranking.has(code)) ?? [...sets.keys()][0]
  const set = asked.set ?? first
  const periods = set === undefined ? undefined : sets.get(set)
  if (set === undefined || !periods) return { isUnknown: asked.set !== undefined }
  const period = asked.period ?? periods[0]
  return { set, period, isUnknown: period !== undefined && !periods.includes(period) }
}

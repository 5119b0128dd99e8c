import type { Indicator, Name, Period, Unit, ValueStatus } from '../model'

/** What the publisher writes of scores (`scorecards/…`, `scores/…`), and the decisions that follow from it. Pure. */

export interface Part {
  readonly code: string
  readonly name: Name
  /** Nobody measures a part without one. */
  readonly indicator?: string
  readonly points?: number
  readonly scaling: 'rate' | 'target' | 'peers'
  readonly from?: number
  readonly to?: number
  readonly isDesign: boolean
}

export interface Pillar {
  readonly code: string
  readonly name: Name
  readonly points?: number
  readonly parts: readonly Part[]
}

export interface Card {
  readonly code: string
  readonly version: number
  readonly name: Name
  readonly basis: Name
  readonly visibility: 'public' | 'internal'
  readonly missing: 'noPoints' | 'rescaled'
  readonly mergers: 'sums' | 'mean'
  readonly rankedFrom: number
  readonly decimals: number
  /** A set without points ranks nobody. */
  readonly max?: number
  readonly pillars: readonly Pillar[]
}

interface Form {
  readonly code: string
  readonly version: number
  readonly name: Name
}

/** A set that there may not be any scores by yet. */
export interface CardFile {
  readonly kind: 'scorecard'
  readonly card: Card
  readonly form: Form
  readonly indicators: readonly Indicator[]
}

export interface Spread {
  readonly median: number
  readonly bestQuarter: number
  readonly best: number
}

export interface Goal {
  readonly value: number
  readonly points: number
  readonly needed?: number
}

export interface Gain {
  readonly part: string
  readonly median?: Goal
  readonly bestQuarter?: Goal
}

export interface Movement {
  /** Places up; negative for down. */
  readonly rank?: number
  readonly total?: number
}

export interface Standing {
  readonly unit: Unit
  readonly total?: number
  readonly available: number
  readonly rank?: number
  readonly why?: 'noReport' | 'tooFewFigures' | 'noPoints' | 'internal'
  readonly previous?: Movement
  readonly yearBefore?: Movement
  readonly status?: ValueStatus
  readonly hash?: string
  readonly pillars: Readonly<Record<string, { readonly points?: number; readonly available: number }>>
  readonly parts: Readonly<Record<string, { readonly value: number; readonly points?: number; readonly numerator?: number; readonly denominator?: number }>>
  readonly gains: readonly Gain[]
}

interface Mean {
  readonly units: number
  readonly total: number
  readonly pillars: Readonly<Record<string, Spread>>
}

interface Earlier {
  readonly period: string
  readonly ranked: number
}

export interface Scores {
  readonly kind: 'scores'
  readonly card: Card
  readonly form: Form
  readonly period: Period
  readonly previous?: Earlier
  readonly yearBefore?: Earlier
  readonly indicators: readonly Indicator[]
  readonly available?: number
  readonly parts: Readonly<Record<string, { readonly units: number; readonly spread: Spread }>>
  readonly national?: Mean
  readonly regions: Readonly<Record<string, Mean>>
  readonly units: readonly Standing[]
}

/** A unit's own scores by a set for internal use: no rank, and nothing of another unit. */
export interface OwnScores extends Omit<Scores, 'kind' | 'regions' | 'units'> {
  readonly kind: 'own-scores'
  readonly unit: Standing
}

export const partsOf = (card: Card): Part[] => card.pillars.flatMap(pillar => pillar.parts)

export const ranked = ({ units }: Scores): Standing[] => units.filter(({ rank }) => rank !== undefined)

/** How many others share a unit's place. */
export const sharing = ({ rank }: Standing, { units }: Scores): number =>
  rank === undefined ? 0 : units.filter(each => each.rank === rank).length - 1

export type Direction = 'up' | 'down' | 'same'

/** Which way a unit has moved; nothing where it had no place before. */
export const directionOf = (movement: Movement | undefined): Direction | undefined =>
  movement?.rank === undefined ? undefined : movement.rank > 0 ? 'up' : movement.rank < 0 ? 'down' : 'same'

/** What a pillar's bar is full at: where what is missing is left out, what is there. */
export const fullOf = (card: Card, pillar: Pillar, standing: Standing): number =>
  (card.missing === 'rescaled' ? standing.pillars[pillar.code]?.available : undefined) || pillar.points || 0

/** The parts that a unit has no figure of, and why. */
export function lacking(card: Card, standing: Standing): { part: Part; why: 'unmeasured' | 'notGiven' }[] {
  return partsOf(card).flatMap(part => (standing.parts[part.code] ? [] : [{ part, why: part.indicator ? 'notGiven' : 'unmeasured' } as const]))
}

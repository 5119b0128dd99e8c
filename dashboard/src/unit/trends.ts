import { periodEnd } from '../periods'
import type { Lineage } from './lineage'
import type { Point, SeriesFile } from '../published'

/** A unit's figures over time, for the time before it was those of its predecessors. */
export interface Trend {
  readonly indicator: SeriesFile['indicator']
  readonly form: string
  readonly points: readonly Point[]
  /** The first point that is the unit's own, where earlier ones are its predecessors'. */
  readonly mergedAt?: number
}

/** What a series says of a unit, in the successor view; nothing where there are fewer than two figures. */
export function trendOf({ form, indicator, units, successors }: SeriesFile, { unit }: Lineage): Trend | undefined {
  const own = units.find(each => each.unit.id === unit.id)?.points ?? []
  const before = successors.find(each => each.unit.id === unit.id)?.points ?? []
  const points = [...before.filter(point => !own.some(each => each.period === point.period)), ...own].sort((a, b) => periodEnd(a.period).localeCompare(periodEnd(b.period)))
  if (points.length < 2) return undefined
  const mergedAt = before.length > 0 ? points.findIndex(({ period }) => own.some(each => each.period === period)) : -1
  return { indicator, form: form.code, points, mergedAt: mergedAt > 0 ? mergedAt : undefined }
}

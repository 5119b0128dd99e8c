import type { Indicator, Unit, ValueStatus } from '../model'
import { statusIn, type Picture, type Series, type UnitChange, type UnitDefinition, type UnitFigures } from './model'

/** A unit's figure of the period, or that it has none. */
export interface Row {
  readonly unit: Unit
  readonly value?: number
  readonly status?: ValueStatus
  readonly figures?: UnitFigures
  /** Of a unit that did not exist then: its predecessors, whose figures it is the sum of. */
  readonly summed?: readonly UnitDefinition[]
  /** Equal figures share a place; absent where no direction is good. */
  readonly rank?: number
  readonly change?: UnitChange
}

/** Who went into a unit. */
export const predecessorsOf = (unit: string, units: readonly UnitDefinition[]): UnitDefinition[] =>
  units.filter(each => each.successors?.includes(unit))

/** Whether some of the period's units have ended since. */
export const isBeforeMergers = (picture: Picture, units: readonly UnitDefinition[]): boolean => {
  const ended = new Set(units.filter(unit => unit.successors?.length).map(unit => unit.id))
  return picture.units.some(unit => ended.has(unit.id))
}

/** The units' figures of an indicator, best first and those without one last. */
export function rowsOf(
  indicator: Indicator,
  picture: Picture,
  series: Series | undefined,
  units: readonly UnitDefinition[],
  asReported: boolean,
  changes?: Readonly<Record<string, Readonly<Record<string, UnitChange>>>>,
): Row[] {
  const rows = isBeforeMergers(picture, units) && !asReported ? asSuccessors(indicator, picture, series, units) : asReportedRows(indicator, picture)
  const ranked = withPlaces(rows, indicator)
  return ranked.map(row => ({ ...row, change: changes?.[row.unit.id]?.[indicator.code] }))
}

function asReportedRows({ code }: Indicator, { units, figures }: Picture): Row[] {
  return units.map(unit => {
    const given = figures.get(unit.id)
    const value = given?.values[code]
    return value == null ? { unit, figures: given } : { unit, value, status: statusIn(given!, code), figures: given }
  })
}

/** Today's units: those that stayed as they reported, the others as the sum of their predecessors. */
function asSuccessors(indicator: Indicator, picture: Picture, series: Series | undefined, units: readonly UnitDefinition[]): Row[] {
  const ended = new Map(units.filter(unit => unit.successors?.length).map(unit => [unit.id, unit.successors!]))
  const stayed = asReportedRows(indicator, picture).filter(row => !ended.has(row.unit.id))
  const became = [...new Set(picture.units.flatMap(unit => ended.get(unit.id) ?? []))]
  return [
    ...stayed,
    ...became.flatMap(id => {
      const unit = units.find(each => each.id === id)
      if (!unit) return []
      const point = series?.successors.find(each => each.unit.id === id)?.points.find(each => each.period === picture.period.code)
      const summed = predecessorsOf(id, units)
      return [point ? { unit, value: point.value, status: point.status ?? ('official' as const), summed } : { unit, summed }]
    }),
  ]
}

/** Best first; equal figures share a place and the next is as far on as there are such. */
export function withPlaces(rows: readonly Row[], { better }: Pick<Indicator, 'better'>): Row[] {
  const given = rows.filter(row => row.value !== undefined)
  given.sort((a, b) => (better === 'down' ? a.value! - b.value! : b.value! - a.value!))
  let place = 0
  const ranked = given.map((row, index) => {
    if (index === 0 || given[index - 1]!.value !== row.value) place = index + 1
    return better === 'none' ? row : { ...row, rank: place }
  })
  return [...ranked, ...rows.filter(row => row.value === undefined)]
}

export interface Spread {
  readonly least: number
  readonly lower: number
  readonly median: number
  readonly upper: number
  readonly most: number
}

/** Least, quartiles and most; quartiles between two figures are interpolated. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const below = sorted[Math.floor(place)]!
    return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place))
  }
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) }
}

/** A class of a map: the figures in it, both ends included. */
export interface Class {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** About as many figures in each class, equal ones in the same; fewer classes where there are too few different figures. */
export function classesOf(values: readonly number[], wanted = 5): Class[] {
  const sorted = [...values].sort((a, b) => a - b)
  const cuts = [...new Set(Array.from({ length: wanted - 1 }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / wanted) - 1]!))]
  const bounds = [...cuts.filter(cut => cut < sorted.at(-1)!), sorted.at(-1)!]
  return bounds.flatMap((to, i) => {
    const within = sorted.filter(value => value <= to && (i === 0 || value > bounds[i - 1]!))
    return within.length > 0 ? [{ from: within[0]!, to: within.at(-1)!, count: within.length }] : []
  })
}

/** Which class, from 0, a figure is in. */
export const classOf = (value: number, classes: readonly Class[]): number => classes.findIndex(each => value <= each.to)

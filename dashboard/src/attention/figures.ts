import type { Indicator, Submissions } from '../model'
import type { Changes } from '../published'
import { figureHash } from '../routes'
import type { FigureItem, Severity } from './item'

/** From here a change against the period before is a jump, in per cent; of the country as of single units. Design, not law. */
export const limits = { country: 25, unitFell: 50, unitRose: 100 } as const

/** Figures that fell or rose a lot against the period before, the country's and each unit's. */
export function jumps(submissions: Submissions, changes: Changes): FigureItem[] {
  const { previous } = changes
  if (!previous) return []
  const watched = submissions.indicators.filter(({ accumulation }) => accumulation !== 'cumulative' || sameYear(previous, submissions.period.code))
  const country = watched.flatMap(indicator => {
    const percent = changes.national[indicator.code]?.previous?.change.percent
    return percent !== undefined && isJump(indicator, percent, limits.country, limits.country) ? [item(submissions, previous, indicator, percent)] : []
  })
  const units = submissions.units.flatMap(unit =>
    watched.flatMap(indicator => {
      const percent = changes.units[unit.id]?.[indicator.code]?.previous
      if (percent === undefined || !isJump(indicator, percent, limits.unitFell, limits.unitRose)) return []
      return [{ ...item(submissions, previous, indicator, percent, unit.id), unit }]
    }),
  )
  return [...country, ...units]
}

/** What accumulates over the year rises by itself; that it falls is remarkable however little. */
function isJump({ accumulation }: Indicator, percent: number, fell: number, rose: number): boolean {
  if (accumulation === 'cumulative') return percent < 0
  return percent <= -fell || percent >= rose
}

const sameYear = (one: string, other: string): boolean => one.slice(0, 4) === other.slice(0, 4)

function item({ form, period }: Submissions, before: string, indicator: Indicator, percent: number, unit?: string): FigureItem {
  const rule = percent < 0 ? 'fell' : 'rose'
  const isWorse = indicator.better !== 'none' && (indicator.better === 'up') === percent < 0
  const severity: Severity = unit === undefined ? (isWorse ? 1 : 2) : isWorse ? 2 : 3
  const key = `${rule}|${form.code}|${period.code}|${indicator.code}|${unit ?? ''}`
  return { kind: 'figures', rule, key, severity, form, period, indicator, percent, before, href: figureHash(indicator.code, form.code, period.code, unit) }
}

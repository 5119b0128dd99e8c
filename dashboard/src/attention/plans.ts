import type { Submissions } from '../model'
import type { Changes } from '../published'
import { figureHash } from '../routes'
import type { PlanItem } from './item'

/** Behind when less than this part of the share of the year that has passed is reached. Design, not law. */
export const BEHIND = 0.9

/** Urgent from here. */
const FAR_BEHIND = 0.5

/** Judged only where so many of those who owe are in the figure: a few units' figures are not the country's. */
export const COVERED = 0.8

/** Too early in a year to judge. */
const TOO_EARLY = 15

/**
 * Where a year's plan is at risk: less of it is reached than of the year has passed, with a tenth's allowance. Judged of what should
 * grow, and only from the country's figures: plans are the country's.
 */
export function behindPlan({ form, period, indicators, totals, counts }: Submissions, changes: Changes): PlanItem[] {
  const passed = shareOfYear(period.to)
  if (passed < TOO_EARLY) return []
  return indicators.flatMap((indicator): PlanItem[] => {
    const { planShare: share, yearToDate } = changes.national[indicator.code] ?? {}
    const units = (indicator.accumulation === 'period' && indicator.kind !== 'ratio' ? yearToDate : totals[indicator.code])?.units ?? 0
    if (share === undefined || units < COVERED * counts.owed || indicator.better === 'down' || share >= BEHIND * passed) return []
    return [
      {
        kind: 'plans',
        rule: 'behind-plan',
        key: `behind-plan|${form.code}|${period.code}|${indicator.code}`,
        severity: share < FAR_BEHIND * passed ? 1 : 2,
        form,
        period,
        indicator,
        share,
        passed,
        href: figureHash(indicator.code, form.code, period.code),
      },
    ]
  })
}

/** How much of its year has passed by the end of a day, in per cent. */
export function shareOfYear(day: string): number {
  const year = Number(day.slice(0, 4))
  const [begin, end, at] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1), Date.parse(`${day}T00:00:00Z`) + 24 * 3_600_000]
  return (100 * (at - begin)) / (end - begin)
}

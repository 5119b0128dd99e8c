import type { Submissions } from '../model'
import { isApart, isOpen, type Reconciliation } from '../reconciling/model'
import { hashOf } from '../routes'
import type { GapItem } from './item'

/**
 * The public discrepancies of a form and period that are not settled. How large one is, is its gap in per cent of what was measured,
 * since points and dossiers do not compare. A ratio stands for its parts: where it is named, they are not named beside it.
 */
export function farApart({ form, period, indicators, units: named }: Reconciliation): GapItem[] {
  const names = new Map(named.map(unit => [unit.id, unit]))
  const ratios = indicators.filter(({ indicator }) => indicator.kind === 'ratio')
  const stands = (code: string, unit: string) =>
    ratios.some(({ indicator, units }) => (indicator.numerator === code || indicator.denominator === code) && units.some(each => each.unit === unit && isApart(each) && isOpen(each)))
  return indicators.flatMap(({ indicator, units }) =>
    units.flatMap((each): GapItem[] => {
      const unit = names.get(each.unit)
      if (!unit || !isApart(each) || !isOpen(each) || each.reported === undefined || each.measured === undefined || stands(indicator.code, each.unit)) return []
      return [
        {
          kind: 'gaps', rule: 'gap', severity: 3, key: `gap|${form.code}|${period.code}|${indicator.code}|${unit.id}`,
          form: form as Submissions['form'], period, unit, indicator, reported: each.reported, measured: each.measured, percent: each.gapPercent ?? Infinity,
          href: hashOf('reconciling', indicator.code, `${form.code}.${period.code}`, unit.id),
        },
      ]
    }),
  )
}

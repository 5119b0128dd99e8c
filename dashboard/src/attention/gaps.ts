import type { Name } from '../model'
import { isApart, isOpen, type Reconciliation, type WorkState } from '../reconciling/model'
import { hashOf } from '../routes'

/** A public discrepancy that is not settled. */
export interface Gap {
  readonly unit: { readonly id: string; readonly name: Name }
  readonly indicator: { readonly code: string; readonly name: Name; readonly unit: Name; readonly decimals: number }
  readonly reported: number
  readonly measured: number
  readonly gap: number
  /** In per cent of the measured figure; absent where that is 0. */
  readonly gapPercent?: number
  readonly state: WorkState
  readonly due?: string
  readonly link: string
}

/**
 * The public discrepancies of a form and period that are not settled, the largest first: by their gap in per cent of what was measured,
 * since points and dossiers do not compare. A ratio stands for its parts: where it is named, they are not named beside it.
 */
export function gapsNeedingAttention(snapshot: Reconciliation): Gap[] {
  const names = new Map(snapshot.units.map(unit => [unit.id, unit]))
  const ratios = snapshot.indicators.filter(({ indicator }) => indicator.kind === 'ratio')
  const stands = (code: string, unit: string) =>
    ratios.some(({ indicator, units }) => (indicator.numerator === code || indicator.denominator === code) && units.some(each => each.unit === unit && isApart(each) && isOpen(each)))
  return snapshot.indicators
    .flatMap(({ indicator, units }) =>
      units.flatMap((each): Gap[] => {
        const unit = names.get(each.unit)
        if (!unit || !isApart(each) || !isOpen(each) || each.reported === undefined || each.measured === undefined || stands(indicator.code, each.unit)) return []
        const { code, name, unit: of, decimals } = indicator
        return [
          {
            unit, indicator: { code, name, unit: of, decimals }, reported: each.reported, measured: each.measured, gap: each.gap ?? each.reported - each.measured,
            gapPercent: each.gapPercent, state: each.work!.state, due: each.work!.due, link: hashOf('reconciling', code, `${snapshot.form.code}.${snapshot.period.code}`, each.unit),
          },
        ]
      }),
    )
    .sort((a, b) => Math.abs(b.gapPercent ?? Infinity) - Math.abs(a.gapPercent ?? Infinity))
}

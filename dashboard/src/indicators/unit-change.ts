import { changeWords, percentWords } from './figure'
import type { Detail } from './opening'
import type { Row } from './rows'

/**
 * How a unit's figure has changed, in words. A rate's change is said in percentage points, which are computed from its series: "tăng
 * 3,74%" of a rate of 40% would be read as 3.74 points. Nothing where it is not published.
 */
export function unitChangeWords({ indicator, series, changes }: Detail, row: Row, against: 'previous' | 'yearBefore'): string | undefined {
  const percent = row.change?.[against]
  if (percent === undefined || row.value === undefined) return undefined
  if (indicator.unit.vi !== '%') return percentWords(percent)
  const period = changes?.[against]
  const before = [series?.units, series?.successors].flatMap(all => all?.find(each => each.unit.id === row.unit.id)?.points ?? []).find(point => point.period === period)
  return before && changeWords({ difference: row.value - before.value }, indicator)
}

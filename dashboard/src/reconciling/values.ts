import { number, withUnit } from '../format'
import { nameOf } from '../i18n'
import type { Indicator } from '../model'
import { words } from './words'

/** A figure with its unit of measure; a dash where there is none. */
export const figureOf = (value: number | undefined | null, { decimals, unit }: Indicator): string =>
  value == null ? '–' : withUnit(number(value, decimals), nameOf(unit))

const isPercent = ({ unit }: Indicator) => unit.en === '%'

/** How far apart: percentage points of a percentage. */
export function distance(gap: number, indicator: Indicator): string {
  const size = number(Math.abs(gap), indicator.decimals)
  return isPercent(indicator) ? words().points(size) : withUnit(size, nameOf(indicator.unit))
}

/** The same with its sign. */
export const signed = (gap: number | undefined, indicator: Indicator): string =>
  gap === undefined ? '–' : `${gap > 0 ? '+' : gap < 0 ? '−' : ''}${distance(gap, indicator)}`

/** A share of what was due, never rounded up. */
export const shareOf = (share: number | undefined): string => (share === undefined ? '–' : `${number(Math.floor(share * 1000 + 1e-9) / 10, 1)}%`)

import { h } from '../dom'
import { figure, figureWithUnit, number } from '../format'
import { nameOf } from '../i18n'
import type { Indicator, ValueStatus } from '../model'
import { estimatePrefix } from '../view/status'
import type { Change } from './model'
import { words } from './words'

/** A figure with its unit of measure as it stands in a line of text; only an estimate is written "ước đạt". */
export const stated = (value: number, status: ValueStatus | undefined, indicator: Indicator): Node =>
  h('span', { class: 'stated' }, estimatePrefix(status), h('data', { value, 'data-test': 'value' }, figureWithUnit(value, indicator)))

/** The same, large. */
export function bigFigure(value: number, status: ValueStatus | undefined, indicator: Indicator): Node {
  const unit = nameOf(indicator.unit)
  return h(
    'p',
    { class: 'figure' },
    estimatePrefix(status),
    h('data', { value, 'data-test': 'value' }, figure(value, indicator)),
    h('span', { class: unit === '%' ? 'percent' : 'measure' }, unit === '%' ? unit : ` ${unit}`),
  )
}

/** "tăng 2,83%": of a rate in per cent by percentage points, of all else in per cent. */
export function changeWords({ difference, percent }: Pick<Change, 'difference' | 'percent'>, indicator: Indicator): string {
  const w = words()
  const isRate = indicator.unit.vi === '%'
  const size = isRate ? difference : percent
  if (size === undefined) return difference === 0 ? w.same : moved(difference, figureWithUnit(Math.abs(difference), indicator))
  const shown = number(Math.abs(size), 2)
  return size === 0 ? w.same : moved(size, isRate ? `${shown} ${w.points}` : `${shown}%`)
}

/** The same where only the per cent of the earlier figure is known. */
export const percentWords = (percent: number): string =>
  percent === 0 ? words().same : moved(percent, `${number(Math.abs(percent), 2)}%`)

const moved = (size: number, shown: string) => (size > 0 ? `▲ ${words().up(shown)}` : `▼ ${words().down(shown)}`)

/** Whether a change is for the better; nothing where no direction is good. */
export const tone = (size: number | undefined, { better }: Indicator): 'good' | 'bad' | undefined =>
  !size || better === 'none' ? undefined : size > 0 === (better === 'up') ? 'good' : 'bad'

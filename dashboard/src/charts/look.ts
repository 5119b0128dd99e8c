import { number } from '../format'

/** How charts look: the page's own colours and letters, read where the chart stands. */
export interface Look {
  /** A colour of the page by its name in `style/tokens.css`. */
  colour(name: string): string
  readonly fontFamily: string
  /** In pixels. */
  readonly fontSize: number
  readonly isAnimated: boolean
}

export function lookOf(place: HTMLElement): Look {
  const style = getComputedStyle(place)
  return {
    colour: name => style.getPropertyValue(`--${name}`).trim(),
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize) * 0.85,
    isAnimated: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

/** What every chart's options begin with. */
export const common = ({ colour, fontFamily, fontSize, isAnimated }: Look) => ({
  animation: isAnimated,
  animationDuration: 400,
  textStyle: { fontFamily, fontSize, color: colour('text') },
})

/** A tooltip on the page's surface; its formatter answers an element, since names are data and never markup. */
export const tooltip = ({ colour }: Look) => ({
  backgroundColor: colour('surface'),
  borderColor: colour('line'),
  textStyle: { color: colour('text') },
})

/** What an axis of values counts, above it. */
export const axisName = ({ colour, fontSize }: Look, name: string) => ({ name, nameLocation: 'end' as const, nameGap: fontSize * 0.8, nameTextStyle: { color: colour('muted'), fontSize, align: 'left' as const } })

/** A number at an axis, in the reader's locale. */
export const tick = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1)

import { h } from '../dom'
import { figureWithUnit, number } from '../format'
import { periodName } from '../i18n'
import { preferences } from '../preferences'
import { figureHash } from '../routes'
import type { Indicator } from '../model'
import { directionOf, type Card, type Movement, type Part, type Scores, type Standing } from './model'
import { words } from './words'

/** Points as the set rounds its totals. */
export const pointsText = (value: number, { decimals }: Pick<Card, 'decimals'>): string => number(value, decimals)

/** Points of all or of a pillar, which the instrument gives as whole numbers. */
export const wholeText = (value: number): string => number(value, Number.isInteger(value) ? 0 : 1)

export const percent = (share: number): string => `${number(share * 100)}%`

export const indicatorOf = ({ indicators }: Pick<Scores, 'indicators'>, part: Part): Indicator | undefined =>
  indicators.find(({ code }) => code === part.indicator)

/** A period's name within a sentence: Vietnamese writes it small there. */
export function periodWithin(code: string): string {
  const name = periodName(code)
  return preferences.language === 'vi' ? lowered(name) : name
}

export const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** A unit's figure of a part, which leads to where it is from. */
export function partFigure(scores: Scores, { unit, parts }: Standing, part: Part): Node | string {
  const figure = parts[part.code]
  const indicator = indicatorOf(scores, part)
  if (!figure || !indicator) return h('span', { class: 'hint' }, h('span', { 'aria-hidden': 'true' }, '–'), h('span', { class: 'visually-hidden' }, words().noValue))
  return h('a', { href: figureHash(indicator.code, scores.form.code, scores.period.code, unit.id), 'data-figure': part.code }, figureWithUnit(figure.value, indicator))
}

const arrows = { up: '▲', down: '▼', same: '=' } as const

/** An arrow with its words: how many places, and by how many points. */
export function movementText(movement: Movement | undefined, card: Card): Node {
  const w = words()
  const direction = directionOf(movement)
  if (!movement || !direction) return h('span', { class: 'moved', 'data-moved': 'none' }, w.newcomer)
  const places = direction === 'same' ? w.moved.same : w.moved[direction](Math.abs(movement.rank ?? 0))
  return h(
    'span',
    { class: 'moved', 'data-moved': direction },
    h('span', { class: 'arrow', 'aria-hidden': 'true' }, arrows[direction]),
    h('span', {}, places),
    movement.total !== undefined && h('small', {}, signed(movement.total, card)),
  )
}

export function signed(value: number, card: Pick<Card, 'decimals'>): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : ''
  return words().points(`${sign}${pointsText(Math.abs(value), card)}`)
}

/** A bar that is full at `full`; decoration beside its number. */
export function bar(value: number | undefined, full: number): HTMLElement {
  const filled = h('span')
  filled.style.inlineSize = `${full > 0 && value !== undefined ? Math.min(100, Math.max(0, (100 * value) / full)) : 0}%`
  return h('div', { class: 'share', 'aria-hidden': 'true' }, filled)
}

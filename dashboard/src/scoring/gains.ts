import { h } from '../dom'
import { figureWithUnit, number } from '../format'
import { nameOf } from '../i18n'
import type { Indicator } from '../model'
import { indicatorOf, lowered, pointsText } from './figures'
import { partsOf, type Gain, type Goal, type Scores, type Standing } from './model'
import { words } from './words'

/** So many are named: what would gain less is in the table of the parts. */
const shown = 6

/** What would gain a unit most, with the figure that it takes. */
export function gains(scores: Scores, standing: Standing): Node[] {
  const w = words()
  if (scores.card.max === undefined || standing.total === undefined) return []
  return [
    h('h3', { id: 'gains' }, w.gains),
    h('p', { class: 'hint' }, w.gainsHint),
    standing.gains.length === 0
      ? h('p', {}, w.gainsNone)
      : h('ol', { class: 'gains', 'data-test': 'gains' }, ...standing.gains.slice(0, shown).map(gain => row(scores, standing, gain))),
  ]
}

function row(scores: Scores, standing: Standing, gain: Gain): Node | undefined {
  const w = words()
  const part = partsOf(scores.card).find(({ code }) => code === gain.part)
  const indicator = part && indicatorOf(scores, part)
  if (!part || !indicator) return undefined
  const figure = standing.parts[part.code]
  const counted = countedIn(indicator, scores)
  const goal = (each: Goal | undefined, reach: (value: string) => string) =>
    each &&
    h(
      'li',
      {},
      h('strong', {}, w.gainPoints(pointsText(each.points, scores.card))),
      ` ${[reach(figureWithUnit(each.value, indicator)), needed(each, indicator, counted)].filter(Boolean).join(': ')}`,
    )
  return h(
    'li',
    { 'data-gain': part.code },
    h(
      'p',
      {},
      h('span', { class: 'strong' }, nameOf(part.name)),
      figure && h('small', {}, [w.now(figureWithUnit(figure.value, indicator)), counted && counted !== indicator && w.countedIn(lowered(nameOf(counted.name)))].filter(Boolean).join('; ')),
    ),
    h('ul', {}, goal(gain.bestQuarter, w.toBest), goal(gain.median, w.toMedian)),
  )
}

/** In what it is counted how many more it takes: of a ratio its numerator. */
const countedIn = (indicator: Indicator, { indicators }: Scores): Indicator | undefined =>
  indicator.kind === 'ratio' ? indicators.find(({ code }) => code === indicator.numerator) : indicator

function needed({ needed: count }: Goal, { better }: Indicator, counted: Indicator | undefined): string {
  if (count === undefined) return ''
  const said = counted ? figureWithUnit(count, counted) : number(count)
  return better === 'down' ? words().fewer(said) : words().more(said)
}

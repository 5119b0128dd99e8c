import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { scoresHash } from './choice'
import { partFigure, pointsText, signed, wholeText } from './figures'
import { fullOf, type Pillar, type Scores, type Standing } from './model'
import { words } from './words'

/** A unit beside another one, group by group and part by part. */
export function compare(scores: Scores, standing: Standing, other: Standing | undefined): Node[] {
  const w = words()
  const { card, period } = scores
  const choices = scores.units.filter(({ unit, why }) => unit.id !== standing.unit.id && why !== 'noReport')
  const select = h(
    'select',
    { id: 'pick-other', 'data-focus': 'pick-other', 'data-test': 'pick-other' },
    h('option', { value: '' }, w.choose),
    ...choices.map(({ unit }) => h('option', { value: unit.id, selected: unit.id === other?.unit.id }, nameOf(unit.name))),
  )
  select.addEventListener('change', () => {
    location.hash = scoresHash({ set: card.code, period: period.code, unit: standing.unit.id, other: select.value || undefined })
  })
  return [
    h('h3', { id: 'compare' }, w.compare),
    h('div', { class: 'picker' }, h('label', { for: 'pick-other' }, w.compareWith), select),
    other && comparison(scores, standing, other),
  ].filter(part => part instanceof Node)
}

function comparison(scores: Scores, one: Standing, other: Standing): Node {
  const w = words()
  const { card } = scores
  const hasPoints = card.max !== undefined
  const heading = (label: string) => h('th', { scope: 'col', class: 'number' }, label)
  const total = (standing: Standing) => (standing.total === undefined ? w.noValue : pointsText(standing.total, card))
  const difference = (a: number | undefined, b: number | undefined) => (a === undefined || b === undefined ? '–' : signed(a - b, { decimals: 2 }))
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'compare' },
    h(
      'table',
      { 'data-test': 'comparison' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.part), heading(nameOf(one.unit.name)), heading(nameOf(other.unit.name)), hasPoints && heading(w.difference))),
      h(
        'tbody',
        {},
        hasPoints && h('tr', { class: 'strong' }, h('th', { scope: 'row' }, w.total), h('td', {}, total(one)), h('td', {}, total(other)), h('td', {}, difference(one.total, other.total))),
        ...card.pillars.flatMap(pillar => [hasPoints && pillarRow(scores, pillar, one, other, difference), ...pillar.parts.filter(part => part.indicator).map(part =>
          h(
            'tr',
            { class: 'part-row' },
            h('th', { scope: 'row' }, nameOf(part.name)),
            h('td', {}, partFigure(scores, one, part)),
            h('td', {}, partFigure(scores, other, part)),
            hasPoints && h('td', {}, difference(one.parts[part.code]?.points, other.parts[part.code]?.points)),
          ),
        )]),
      ),
    ),
  )
}

function pillarRow({ card }: Scores, pillar: Pillar, one: Standing, other: Standing, difference: (a: number | undefined, b: number | undefined) => string): Node {
  const points = (standing: Standing) => {
    const own = standing.pillars[pillar.code]?.points
    return own === undefined ? words().noValue : `${number(own, 1)}/${wholeText(fullOf(card, pillar, standing))}`
  }
  return h('tr', { class: 'strong' }, h('th', { scope: 'row' }, nameOf(pillar.name)), h('td', {}, points(one)), h('td', {}, points(other)), h('td', {}, difference(one.pillars[pillar.code]?.points, other.pillars[pillar.code]?.points)))
}

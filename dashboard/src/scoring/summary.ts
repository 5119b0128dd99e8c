import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { bar, pointsText, wholeText } from './figures'
import { ranked, type Scores } from './model'
import { words } from './words'

/** What one sees first: how many are ranked, of how much of the set there are figures at all, the mean and the best. */
export function summary(scores: Scores): Node[] {
  const w = words()
  const { card, units, national, available } = scores
  if (card.max === undefined) {
    const reported = units.filter(({ why }) => why !== 'noReport').length
    return [
      h('div', { class: 'notice-box', 'data-test': 'no-ranking' }, h('p', { class: 'strong' }, w.noRanking), h('p', {}, w.noRankingHint)),
      h('div', { class: 'tiles' }, tile(w.reporting, w.ofUnits(number(reported), number(units.length)), bar(reported, units.length))),
    ]
  }
  const places = ranked(scores)
  const first = places.filter(({ rank }) => rank === 1)
  const isShort = (available ?? 0) < card.max
  return [
    h(
      'div',
      { class: 'tiles' },
      tile(w.coverage, w.coverageOf(wholeText(available ?? 0), wholeText(card.max)), bar(available, card.max), isShort ? w.coverageShort(wholeText(available ?? 0), wholeText(card.max)) : w.coverageWhole, isShort ? 'short' : 'whole'),
      tile(w.rankedUnits, w.ofUnits(number(places.length), number(units.length)), bar(places.length, units.length)),
      national && tile(w.mean, w.points(pointsText(national.total, card)), bar(national.total, card.max)),
      first[0] && tile(w.best, w.points(pointsText(first[0].total ?? 0, card)), bar(first[0].total, card.max), first.map(({ unit }) => nameOf(unit.name)).join(', '), 'best'),
    ),
  ]
}

function tile(title: string, value: string, picture: Node, hint?: string, state?: string): Node {
  return h(
    'article',
    { class: 'tile', 'data-coverage': state !== 'best' && state, 'data-wide': state !== undefined },
    h('h3', {}, title),
    h('p', { class: 'figure' }, h('strong', {}, value)),
    picture,
    hint && h('p', { class: 'hint' }, hint),
  )
}

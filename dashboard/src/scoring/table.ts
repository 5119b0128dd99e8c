import { h } from '../dom'
import { number } from '../format'
import { nameOf, regionName, regionOrder } from '../i18n'
import { scoresHash } from './choice'
import { bar, movementText, partFigure, periodWithin, pointsText, wholeText } from './figures'
import { fullOf, partsOf, ranked, sharing, type Scores, type Standing } from './model'
import { words } from './words'

/** All units: a table at a desk, cards on a phone. Roles are written out, since cards are no table to a browser. */
export function table(scores: Scores): Node[] {
  const w = words()
  const { card, units } = scores
    const places = ranked(scores)
  const others = units.filter(({ rank, why }) => rank === undefined && why !== 'noPoints')
  return [
    h('h2', { id: 'standings' }, card.max === undefined ? w.profileTable : w.table),
    card.max === undefined && profileTable(scores),
    otherNumber(scores, places.length),
    places.length > 0 && rankingTable(scores, places),
    others.length > 0 && unranked(scores, others),
    regions(scores),
  ].filter(part => part instanceof Node)
}

function otherNumber({ previous }: Scores, now: number): Node | false {
  if (!previous || previous.ranked === now) return false
  return h('p', { class: 'hint', 'data-test': 'other-number' }, words().otherNumber(number(now), number(previous.ranked), periodWithin(previous.period)))
}

const column = (label: string, isNumber = true) => h('th', { scope: 'col', role: 'columnheader', class: isNumber && 'number' }, label)
const cell = (name: string, label: string, ...content: (Node | string | false)[]) =>
  h('td', { role: 'cell', 'data-cell': name, 'data-label': label }, ...content)
const head = (...columns: (Node | false)[]) => h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...columns))

function rankingTable(scores: Scores, places: readonly Standing[]): Node {
  const w = words()
  const { card, previous } = scores
  const rows = places.map(standing =>
    h(
      'tr',
      { role: 'row', 'data-unit': standing.unit.id, 'data-rank': standing.rank },
      cell('rank', w.rank, h('strong', {}, number(standing.rank ?? 0)), sharing(standing, scores) > 0 && h('small', { 'data-test': 'tied' }, w.tied(sharing(standing, scores)))),
      unitCell(scores, standing, card.missing === 'rescaled' && standing.available < (scores.available ?? 0) && w.ownCoverage(wholeText(standing.available))),
      cell('total', w.total, h('strong', {}, pointsText(standing.total ?? 0, card)), h('span', { class: 'of' }, `/${wholeText(card.missing === 'rescaled' ? (card.max ?? 0) : standing.available)}`)),
      previous ? cell('moved', w.movement(periodWithin(previous.period)), movementText(standing.previous, card)) : false,
      ...card.pillars.map(pillar => {
        const { points } = standing.pillars[pillar.code] ?? {}
        return cell('pillar', nameOf(pillar.name), points === undefined ? h('span', { class: 'hint' }, w.noValue) : h('span', {}, number(points, 1), h('span', { class: 'of' }, `/${wholeText(fullOf(card, pillar, standing))}`)), bar(points, fullOf(card, pillar, standing)))
      }),
    ),
  )
  return h(
    'table',
    { class: 'standings', role: 'table', 'aria-labelledby': 'standings', 'data-test': 'standings' },
    head(column(w.rank), column(w.unit, false), column(card.missing === 'rescaled' ? w.total : w.totalOfAvailable), previous ? column(w.movement(periodWithin(previous.period)), false) : false, ...card.pillars.map(({ name }) => column(nameOf(name), false))),
    h('tbody', { role: 'rowgroup' }, ...rows),
  )
}

const unitCell = ({ card, period }: Scores, { unit }: Standing, note: string | false) =>
  h('th', { scope: 'row', role: 'rowheader', 'data-cell': 'unit' }, h('a', { href: scoresHash({ set: card.code, period: period.code, unit: unit.id }) }, nameOf(unit.name)), note && h('small', {}, note))

/** Of a set that gives no points: each unit's figures, by its code. */
function profileTable(scores: Scores): Node {
  const w = words()
  const parts = partsOf(scores.card)
  const rows = scores.units.filter(({ why }) => why === 'noPoints').map(standing =>
    h(
      'tr',
      { role: 'row', 'data-unit': standing.unit.id },
      unitCell(scores, standing, false),
      ...parts.map(part => cell('part', nameOf(part.name), partFigure(scores, standing, part))),
    ),
  )
  return h(
    'table',
    { class: 'standings', role: 'table', 'aria-labelledby': 'standings', 'data-test': 'standings' },
    head(column(w.unit, false), ...parts.map(({ name }) => column(nameOf(name)))),
    h('tbody', { role: 'rowgroup' }, ...rows),
  )
}

function unranked(scores: Scores, others: readonly Standing[]): Node {
  const w = words()
  return h(
    'div',
    { class: 'unranked', 'data-test': 'unranked' },
    h('h3', {}, `${scores.card.max === undefined ? w.why.noReport : w.unranked} (${number(others.length)})`),
    h(
      'ul',
      {},
      ...others.map(({ unit, why, available }) =>
        h(
          'li',
          { 'data-unit': unit.id, 'data-why': why },
          h('a', { href: scoresHash({ set: scores.card.code, period: scores.period.code, unit: unit.id }) }, nameOf(unit.name)),
          scores.card.max !== undefined && h('small', {}, [why && w.why[why], available > 0 && w.ownCoverage(wholeText(available))].filter(Boolean).join('; ')),
        ),
      ),
    ),
  )
}

function regions({ regions: means, card }: Scores): Node | false {
  const w = words()
  const codes = Object.keys(means).sort((a, b) => regionOrder.indexOf(a) - regionOrder.indexOf(b))
  if (codes.length === 0) return false
  return h(
    'details',
    { class: 'table' },
    h('summary', { 'data-focus': 'regions' }, w.regionMeans),
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.region), h('th', { scope: 'col', class: 'number' }, w.units), h('th', { scope: 'col', class: 'number' }, w.mean))),
      h('tbody', {}, ...codes.map(code => h('tr', {}, h('th', { scope: 'row' }, regionName(code)), h('td', {}, number(means[code]!.units)), h('td', {}, pointsText(means[code]!.total, card))))),
    ),
  )
}

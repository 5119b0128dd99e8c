import { facts, h } from '../dom'
import { figureWithUnit, number } from '../format'
import { nameOf, regionName, text } from '../i18n'
import { hashOf } from '../routes'
import { statusBadge } from '../view/status'
import { indicatorOf, movementText, partFigure, periodWithin, pointsText, signed, wholeText } from './figures'
import { fullOf, partsOf, ranked, sharing, type Pillar, type Scores, type Standing } from './model'
import { words } from './words'

/** Where a unit stands: its place, its total, how it has moved, and how much of the set it has figures for. */
export function standingHead(scores: Scores, standing: Standing): Node[] {
  const w = words()
  const { card, previous, yearBefore } = scores
  const { unit, rank, total, why, status, hash } = standing
  const all = number(ranked(scores).length)
  const tied = sharing(standing, scores)
  return [
    h('h2', { id: 'unit', 'data-test': 'unit-name' }, nameOf(unit.name), unit.region && h('small', {}, regionName(unit.region))),
    h(
      'div',
      { class: 'place' },
      card.max !== undefined && why !== 'internal' && h('p', { class: 'place-rank', 'data-test': 'place' }, rank === undefined ? w.notRanked : w.rankOf(number(rank), all), tied > 0 && h('small', {}, w.tied(tied))),
      total !== undefined && h('p', { class: 'place-total' }, w.points(pointsText(total, card))),
      status && statusBadge(status),
    ),
    why && why !== 'noPoints' && h('p', { class: 'notice-box' }, w.why[why]),
    facts([
      [w.coverage, card.max !== undefined && w.coverageOf(wholeText(standing.available), wholeText(card.max))],
      [previous ? w.movement(periodWithin(previous.period)) : w.previous, previous && rank !== undefined && movementText(standing.previous, card)],
      [w.previous, why === 'internal' && standing.previous?.total !== undefined && signed(standing.previous.total, card)],
      [yearBefore ? w.movement(periodWithin(yearBefore.period)) : w.yearBefore, yearBefore && rank !== undefined && movementText(standing.yearBefore, card)],
      [w.receipt, hash && h('code', { class: 'hash' }, hash)],
    ]),
    h('p', {}, h('a', { href: hashOf('unit', unit.id) }, w.unitPage)),
  ].filter(part => part instanceof Node)
}

/** Each group as a bar with the median and the best of those that are ranked; the words say the same. */
export function pillars(scores: Scores, standing: Standing): Node[] {
  const w = words()
  if (scores.card.max === undefined || standing.total === undefined) return []
  return [
    h('h3', { id: 'pillars' }, w.pillars),
    h('p', { class: 'hint' }, w.pillarsHint),
    h('ul', { class: 'pillar-bars', 'data-test': 'pillars' }, ...scores.card.pillars.map(pillar => pillarBar(scores, standing, pillar))),
  ]
}

function pillarBar(scores: Scores, standing: Standing, pillar: Pillar): Node {
  const w = words()
  const full = fullOf(scores.card, pillar, standing)
  const own = standing.pillars[pillar.code]?.points
  const spread = scores.national?.pillars[pillar.code]
  const at = (value: number) => `${full > 0 ? Math.min(100, (100 * value) / full) : 0}%`
  const filled = h('span', { class: 'own' })
  filled.style.inlineSize = at(own ?? 0)
  const mark = (kind: string, value: number | undefined) => {
    if (value === undefined) return false
    const line = h('span', { class: `mark ${kind}` })
    line.style.insetInlineStart = at(value)
    return line
  }
  return h(
    'li',
    { 'data-pillar': pillar.code },
    h('p', { class: 'pillar-name' }, h('span', {}, nameOf(pillar.name)), h('strong', {}, own === undefined ? w.noValue : w.ofPoints(number(own, 1), wholeText(full)))),
    h('div', { class: 'track', 'aria-hidden': 'true' }, filled, mark('median', spread?.median), mark('best', spread?.best)),
    spread && h('p', { class: 'hint' }, `${w.median} ${number(spread.median, 1)} · ${w.best} ${number(spread.best, 1)}`),
  )
}

/** Each part with its figure, which leads to where it is from, and what it gave. */
export function partRows(scores: Scores, standing: Standing): Node[] {
  const w = words()
  const { card } = scores
  const hasPoints = card.max !== undefined
  const heading = (label: string, isNumber = true) => h('th', { scope: 'col', class: isNumber && 'number' }, label)
  const row = (part: (typeof parts)[number]) => {
    const indicator = indicatorOf(scores, part)
    const spread = scores.parts[part.code]?.spread
    const points = standing.parts[part.code]?.points
    return h(
      'tr',
      { 'data-part': part.code },
      h('th', { scope: 'row' }, nameOf(part.name), h('small', {}, indicator ? indicator.code : w.noIndicator)),
      h('td', {}, part.indicator ? partFigure(scores, standing, part) : '–'),
      h('td', {}, spread && indicator ? figureWithUnit(spread.median, indicator) : '–'),
      hasPoints && h('td', {}, points === undefined ? `–/${wholeText(part.points ?? 0)}` : `${number(points, 2)}/${wholeText(part.points ?? 0)}`),
    )
  }
  const parts = partsOf(card)
  return [
    h('h3', { id: 'unit-parts' }, w.parts),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': 'unit-parts' },
      h(
        'table',
        { 'data-test': 'unit-parts' },
        h('thead', {}, h('tr', {}, heading(w.part, false), heading(w.value), heading(w.median), hasPoints && heading(w.partPoints))),
        h('tbody', {}, ...parts.map(row)),
      ),
    ),
    h('p', { class: 'hint' }, `${text().form}: ${nameOf(scores.form.name)} (${scores.form.code}, ${text().version(scores.form.version)})`),
  ]
}

import { h } from '../dom'
import { figureWithUnit, number } from '../format'
import { nameOf } from '../i18n'
import type { Indicator } from '../model'
import { wholeText } from './figures'
import { partsOf, type Card, type Part, type Pillar } from './model'
import { words } from './words'

/** What a set consists of: its weights as a picture, and each part with how it is scored. */
export function composition(card: Card, indicators: readonly Indicator[], isOpen: boolean): Node[] {
  const w = words()
  return [
    h('h2', { id: 'composition' }, w.composition),
    h('p', { class: 'hint' }, w.compositionOf(card.pillars.length, partsOf(card).length)),
    card.max !== undefined && weights(card),
    h('details', { class: 'table', open: isOpen }, h('summary', { 'data-focus': 'parts', 'data-test': 'set-parts' }, w.showParts), partsTable(card, indicators)),
    h('p', { class: 'hint' }, [card.max !== undefined && `${w.missing[card.missing]} ${w.rankedFrom(`${Math.round(card.rankedFrom * 100)}%`)}`, w.mergers[card.mergers]].filter(Boolean).join(' ')),
  ].filter(part => part instanceof Node)
}

/** One bar for all points, a stretch a group; the list under it says the same in words. */
function weights(card: Card): Node {
  const stretches = card.pillars.map((pillar, index) => {
    const stretch = h('span', { class: 'stretch' }, number(index + 1))
    stretch.style.flexGrow = String(pillar.points ?? 0)
    return stretch
  })
  return h(
    'div',
    { class: 'weights', 'data-test': 'weights' },
    h('div', { class: 'stretches', 'aria-hidden': 'true' }, ...stretches),
    h(
      'ul',
      {},
      ...card.pillars.map((pillar, index) =>
        h('li', {}, h('span', { class: 'chip' }, number(index + 1)), h('span', {}, nameOf(pillar.name)), h('strong', {}, words().points(wholeText(pillar.points ?? 0)))),
      ),
    ),
  )
}

function partsTable(card: Card, indicators: readonly Indicator[]): Node {
  const w = words()
  const heading = (label: string, isNumber = false) => h('th', { scope: 'col', class: isNumber && 'number' }, label)
  const rows = card.pillars.flatMap(pillar => pillar.parts.map((part, index) => row(card, pillar, part, index === 0, indicators)))
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': w.showParts },
    h(
      'table',
      { class: 'set-parts' },
      h('thead', {}, h('tr', {}, heading(w.pillar), heading(w.part), heading(w.indicator), card.max !== undefined && heading(w.maxPoints, true), heading(w.howScored))),
      h('tbody', {}, ...rows),
    ),
  )
}

function row(card: Card, pillar: Pillar, part: Part, isFirst: boolean, indicators: readonly Indicator[]): Node {
  const w = words()
  const indicator = indicators.find(({ code }) => code === part.indicator)
  return h(
    'tr',
    { 'data-part': part.code },
    isFirst && h('th', { scope: 'rowgroup', rowspan: pillar.parts.length }, nameOf(pillar.name), pillar.points !== undefined && h('small', {}, w.points(wholeText(pillar.points)))),
    h('th', { scope: 'row' }, nameOf(part.name)),
    h('td', { class: 'words' }, indicator ? [nameOf(indicator.name), ` (${indicator.code})`].join('') : w.noIndicator),
    card.max !== undefined && h('td', {}, wholeText(part.points ?? 0), h('small', {}, part.isDesign ? w.design : w.read)),
    h('td', { class: 'words' }, part.indicator ? scaling(part, indicator) : '–'),
  )
}

function scaling(part: Part, indicator: Indicator | undefined): string {
  const { scaling: said } = words()
  if (part.points === undefined) return said.none
  if (part.scaling !== 'target') return said[part.scaling]
  const figure = (value: number | undefined) => (indicator ? figureWithUnit(value ?? 0, indicator) : String(value))
  return said.target(figure(part.from), figure(part.to))
}

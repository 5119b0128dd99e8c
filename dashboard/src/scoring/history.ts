import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName } from '../i18n'
import { scoresHash } from './choice'
import { pointsText } from './figures'
import { ranked, type Scores, type Standing } from './model'
import { words } from './words'

/** So many periods are read for a history: two years of months. */
export const historyLength = 24

/** A unit's place in a period; none where it was not ranked. */
export interface PastPlace {
  readonly period: string
  readonly rank?: number
  readonly total?: number
  readonly ranked: number
}

/** Where a unit stood over the periods, the earliest first, by the same version of the set alone. */
export function placesOf(files: readonly Scores[], { card }: Scores, { unit }: Standing): PastPlace[] {
  return files
    .filter(file => file.card.version === card.version)
    .map(file => {
      const then = file.units.find(each => each.unit.id === unit.id)
      return { period: file.period.code, rank: then?.rank, total: then?.total, ranked: ranked(file).length }
    })
    .sort((a, b) => a.period.localeCompare(b.period))
}

export function history(scores: Scores, standing: Standing, places: readonly PastPlace[] | undefined): Node[] {
  const w = words()
  if (scores.card.max === undefined || !places) return []
  const title = h('h3', { id: 'history' }, w.history)
  if (places.length < 2) return [title, h('p', { class: 'hint' }, w.historyOne)]
  const chart = chartPlace(w.historyAria(nameOf(standing.unit.name), places.length), 14, async place => {
    const { drawHistory } = await import('../charts/rank-history')
    return drawHistory(place, places, w.rank)
  })
  const heading = (label: string, isNumber = true) => h('th', { scope: 'col', class: isNumber && 'number' }, label)
  const row = ({ period, rank, total, ranked: all }: PastPlace) =>
    h(
      'tr',
      { 'data-period': period },
      h('th', { scope: 'row' }, h('a', { href: scoresHash({ set: scores.card.code, period, unit: standing.unit.id }) }, periodName(period))),
      h('td', {}, rank === undefined ? w.notRanked : w.ofUnits(number(rank), number(all))),
      h('td', {}, total === undefined ? w.noValue : pointsText(total, scores.card)),
    )
  return [
    title,
    chart,
    h(
      'details',
      { class: 'table' },
      h('summary', { 'data-focus': 'history-table' }, w.historyTable),
      h('table', { 'data-test': 'history' }, h('thead', {}, h('tr', {}, heading(w.period, false), heading(w.rank), heading(w.total))), h('tbody', {}, ...places.toReversed().map(row))),
    ),
  ]
}

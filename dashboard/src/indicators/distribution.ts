import { chartPlace } from '../charts/place'
import { facts, h } from '../dom'
import { figureWithUnit, number } from '../format'
import { nameOf } from '../i18n'
import { figureHash } from '../routes'
import type { Detail } from './opening'
import { spreadOf, type Row } from './rows'
import { words } from './words'

/** How the units lie: a point each, median and quartiles, and where the chosen ones stand. */
export function distributionPanel({ indicator, picture, at }: Detail, rows: readonly Row[]): HTMLElement {
  const w = words()
  const given = rows.filter(row => row.value !== undefined)
  const spread = spreadOf(given.map(row => row.value!))
  const panel = (...content: (Node | false)[]) => h('section', { class: 'panel', 'aria-labelledby': 'spread', 'data-test': 'spread' }, h('h2', { id: 'spread' }, w.view['phan-bo']), ...content)
  if (!spread || given.length < 3) return panel(h('p', { class: 'blank' }, w.rankingNone))
  const shown = (value: number) => figureWithUnit(value, indicator)
  return panel(
    chartPlace(w.spreadAria(nameOf(indicator.name), given.length), 12, async place => {
      const { drawStrip } = await import('../charts/strip')
      return drawStrip(place, {
        ...spread,
        points: given.map(row => ({ name: nameOf(row.unit.name), value: row.value!, isChosen: at.units.includes(row.unit.id) })),
        medianWords: w.spread.median,
        valueWords: shown,
        measure: nameOf(indicator.unit),
        open: index => (location.hash = figureHash(indicator.code, picture.form.code, picture.period.code, given[index]!.unit.id)),
      })
    }),
    h('div', { class: 'spread-facts' }, facts((['least', 'lower', 'median', 'upper', 'most'] as const).map(each => [w.spread[each], shown(spread[each])]))),
    ...given
      .filter(row => at.units.includes(row.unit.id))
      .map(row => h('p', { class: 'strong' }, w.standing(nameOf(row.unit.name), shown(row.value!), number(given.filter(other => other.value! < row.value!).length), number(given.length - 1)))),
    h('p', { class: 'hint' }, w.spreadHint),
  )
}

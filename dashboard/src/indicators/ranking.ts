import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { figureHash } from '../routes'
import { text } from '../i18n'
import { stated } from './figure'
import type { Detail } from './opening'
import type { Row } from './rows'
import { words } from './words'

/** So many bars at first; the others wait behind a button. */
const shown = 40
let isExpanded = false

/** Bars with places and how they moved, best first; who has no figure stands below without a place. */
export function rankingPanel(detail: Detail, rows: readonly Row[]): HTMLElement {
  const [t, w] = [text(), words()]
  const { indicator } = detail
  const given = rows.filter(row => row.value !== undefined)
  const without = rows.filter(row => row.value === undefined)
  const most = given.reduce((size, row) => Math.max(size, Math.abs(row.value!)), 0)
  const tied = new Set(given.filter((row, i) => row.rank !== undefined && row.rank === given[i - 1]?.rank).map(row => row.rank))
  const list = h('ol', { class: 'bars', 'data-test': 'ranking', role: 'list' })
  const more = h('button', { type: 'button', class: 'button', 'data-focus': 'more-bars' })
  const show = () => {
    list.replaceChildren(...(isExpanded ? given : given.slice(0, shown)).map(row => bar(row, tied.has(row.rank), most, detail)))
    more.hidden = given.length <= shown
    more.textContent = isExpanded ? t.fewerFigures : w.showAll(number(given.length))
  }
  more.addEventListener('click', () => {
    isExpanded = !isExpanded
    show()
  })
  show()
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'ranking' },
    h('h2', { id: 'ranking' }, w.view['xep-hang']),
    given.length > 0 && h('p', { class: 'hint' }, t.rankingDirection[indicator.better]),
    given.length > 0 ? list : h('p', { class: 'blank' }, w.rankingNone),
    given.length > shown && more,
    without.length > 0 &&
      h(
        'div',
        { class: 'without', 'data-test': 'without' },
        h('h3', {}, w.withoutFigure(number(without.length))),
        h('p', {}, ...without.flatMap((row, i) => [i > 0 ? ', ' : '', link(row, detail)])),
      ),
  )
}

const link = ({ unit }: Row, { indicator, picture }: Detail) =>
  h('a', { href: figureHash(indicator.code, picture.form.code, picture.period.code, unit.id), 'data-focus': `rank-${unit.id}` }, nameOf(unit.name))

function bar(row: Row, isTie: boolean, most: number, detail: Detail): Node {
  const w = words()
  const { indicator, at } = detail
  const filled = h('span')
  filled.style.inlineSize = `${most > 0 ? (100 * Math.abs(row.value!)) / most : 0}%`
  const moved = row.change?.moved
  return h(
    'li',
    { 'data-row': row.unit.id, 'aria-current': at.units.includes(row.unit.id) && 'true' },
    h('span', { class: 'place' }, row.rank === undefined ? '' : number(row.rank), isTie && h('small', {}, w.tie)),
    h('span', { class: 'who' }, link(row, detail)),
    h('span', { class: 'value' }, stated(row.value!, row.status, indicator)),
    h('span', { class: 'share', 'aria-hidden': 'true' }, filled),
    moved !== undefined && row.rank !== undefined && h('span', { class: 'moved', title: w.movement, 'data-tone': moved > 0 ? 'good' : moved < 0 ? 'bad' : undefined }, movedWords(moved)),
  )
}

/** "▲ lên 3 bậc" */
export function movedWords(moved: number): string {
  const w = words()
  return moved > 0 ? `▲ ${w.movedUp(moved)}` : moved < 0 ? `▼ ${w.movedDown(-moved)}` : w.movedSame
}

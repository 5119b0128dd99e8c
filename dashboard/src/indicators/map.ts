import { h } from '../dom'
import { figure, figureWithUnit, number } from '../format'
import { nameOf } from '../i18n'
import type { Indicator } from '../model'
import { figureHash } from '../routes'
import type { Detail } from './opening'
import { classesOf, classOf, type Class, type Row } from './rows'
import { islands, mapSize, tiles } from './tile-map'
import { words } from './words'

/** The 34 provinces as tiles: name, figure and place in each, the class as its ground. */
export function mapPanel(detail: Detail, rows: readonly Row[]): HTMLElement {
  const w = words()
  const { indicator } = detail
  const onMap = rows.filter(row => tiles[row.unit.id])
  const panel = (...content: (Node | false)[]) => h('section', { class: 'panel map', 'aria-labelledby': 'map', 'data-test': 'map' }, h('h2', { id: 'map' }, w.view['ban-do']), ...content)
  if (onMap.length < 2) return panel(h('p', { class: 'blank' }, w.mapNone))
  const classes = classesOf(onMap.flatMap(row => row.value ?? []))
  return panel(
    rows.some(row => row.summed) && h('p', { class: 'hint' }, w.mapSuccessors),
    h('div', { class: 'map-and-legend' }, grid(detail, onMap, classes), legend(classes, indicator, onMap.filter(row => row.value === undefined).length)),
    h('p', { class: 'hint' }, w.mapHint),
  )
}

function grid({ indicator, picture, at }: Detail, rows: readonly Row[], classes: readonly Class[]): HTMLElement {
  const w = words()
  const ranked = number(rows.filter(row => row.value !== undefined).length)
  const links = [...rows].sort((a, b) => order(a) - order(b)).map(row => {
    const tile = tiles[row.unit.id]!
    const place = row.value === undefined ? -1 : classOf(row.value, classes)
    const words = [
      nameOf(row.unit.name),
      row.value === undefined ? w.noFigure : figureWithUnit(row.value, indicator),
      row.rank !== undefined && w.rankOf(number(row.rank), ranked),
      place >= 0 && w.group(place + 1, classes.length),
    ].filter(Boolean)
    const link = h(
      'a',
      {
        href: figureHash(indicator.code, picture.form.code, picture.period.code, row.unit.id),
        class: 'map-tile',
        'data-tile': row.unit.id,
        'data-class': place < 0 ? 'none' : shade(place, classes.length),
        'data-focus': `tile-${row.unit.id}`,
        'aria-current': at.units.includes(row.unit.id) && 'true',
        title: words.join(', '),
        tabindex: '-1',
      },
      // Said in full to who hears it; what is seen is shortened to fit.
      h('span', { class: 'visually-hidden' }, words.join(', ')),
      h('span', { class: 'tile-name', 'aria-hidden': 'true' }, tile.name),
      h('span', { class: 'tile-figure', 'aria-hidden': 'true' }, h('span', { class: 'tile-value' }, row.value === undefined ? '–' : short(row.value, indicator)), row.rank !== undefined && h('span', { class: 'tile-rank' }, `#${number(row.rank)}`)),
    )
    link.style.gridArea = `${tile.row} / ${tile.column}`
    return link
  })
  const notes = islands.map(({ name, of, column, row }) => {
    const note = h('p', { class: 'map-island', title: w.islandOf(name, of) }, name, h('small', {}, `(${of})`))
    note.style.gridArea = `${row} / ${column}`
    return note
  })
  const map = h('div', { class: 'tile-map', role: 'group', 'aria-label': w.mapLabel(nameOf(indicator.name)) }, ...links, ...notes)
  map.style.setProperty('--columns', String(mapSize.columns))
  moveByArrows(links)
  return map
}

const order = ({ unit }: Row) => tiles[unit.id]!.row * 100 + tiles[unit.id]!.column

/** One stop of the tab key; arrows go to the nearest tile in their direction. */
function moveByArrows(links: readonly HTMLAnchorElement[]): void {
  const stop = (link: HTMLAnchorElement | undefined) => links.forEach(each => (each.tabIndex = each === link ? 0 : -1))
  stop(links.find(link => link.ariaCurrent === 'true') ?? links[0])
  for (const link of links) {
    link.addEventListener('focus', () => stop(link))
    link.addEventListener('keydown', event => {
      const next = nearest(link, links, event.key)
      if (!next) return
      event.preventDefault()
      next.focus()
    })
  }
}

function nearest(from: HTMLAnchorElement, links: readonly HTMLAnchorElement[], key: string): HTMLAnchorElement | undefined {
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[key] ?? []
  if (down === undefined || right === undefined) return undefined
  const here = tiles[from.dataset.tile!]!
  const distances = links.flatMap(link => {
    const there = tiles[link.dataset.tile!]!
    const ahead = (there.row - here.row) * down + (there.column - here.column) * right
    const aside = Math.abs((there.row - here.row) * right) + Math.abs((there.column - here.column) * down)
    return ahead > 0 ? [{ link, distance: ahead + aside * 2 }] : []
  })
  return distances.sort((a, b) => a.distance - b.distance)[0]?.link
}

/** Fewer classes than shades take those that lie farthest apart. */
const shade = (place: number, of: number) => (of === 1 ? 3 : 1 + Math.round((place * 4) / (of - 1)))

/** What fits a tile: all digits of a rate, large numbers shortened; the label has them in full. */
function short(value: number, indicator: Indicator): string {
  const full = figure(value, indicator)
  const locale = document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN'
  if (full.length <= 6) return full
  return value.toLocaleString(locale, { notation: 'compact', maximumSignificantDigits: 3 })
}

function legend(classes: readonly Class[], indicator: Indicator, without: number): HTMLElement {
  const w = words()
  const entry = (name: string | number, label: string, count: number) =>
    h('li', {}, h('span', { class: 'swatch', 'data-class': name, 'aria-hidden': 'true' }), h('span', {}, label, h('small', {}, w.unitsIn(count))))
  const bounds = ({ from, to }: Class) => (from === to ? figureWithUnit(from, indicator) : `${figure(from, indicator)} – ${figureWithUnit(to, indicator)}`)
  return h(
    'div',
    { class: 'map-legend' },
    h('p', { class: 'hint' }, w.legend),
    h(
      'ul',
      { 'data-test': 'legend' },
      ...classes.map((each, place) => entry(shade(place, classes.length), bounds(each), each.count)).reverse(),
      without > 0 && entry('none', w.noFigure, without),
    ),
  )
}

import { h } from '../dom'
import type { Opened } from './opening'
import { button, primary } from './parts'
import { placeName, placeValue } from './places'
import type { Saving } from './saving'
import { words } from './words'

/** Where two people changed the same place to different things: both, and which is to be kept. */
export function conflictBox(saving: Saving, opened: Opened): HTMLElement {
  const w = words()
  const { differences: places } = saving.conflict!
  return h(
    'section',
    { class: 'panel conflict', 'aria-labelledby': 'conflict', 'data-test': 'conflict' },
    h('h2', { id: 'conflict', tabindex: '-1' }, w.conflictTitle),
    h('p', {}, w.conflictHint),
    h(
      'table',
      {},
      h('caption', { class: 'visually-hidden' }, w.conflictTitle),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.indicator), h('th', { scope: 'col', class: 'number' }, w.mine), h('th', { scope: 'col', class: 'number' }, w.theirs))),
      h('tbody', {}, ...places.map(({ place, before, after }) => h('tr', {}, h('th', { scope: 'row' }, placeName(place, opened)), h('td', {}, placeValue(after)), h('td', {}, placeValue(before))))),
    ),
    h('div', { class: 'actions' }, primary(w.keepMine, () => saving.resolve(true), { 'data-test': 'keep-mine' }), button(w.takeTheirs, () => saving.resolve(false), { 'data-test': 'take-theirs' })),
  )
}

import { h } from '../dom'
import { nameOf } from '../i18n'
import type { Unit } from '../model'
import { addressOf, mostUnits, type IndicatorAddress } from './address'
import { matches } from '../fold'
import { words } from './words'

/** So many names are offered at once. */
const offered = 8

/** The chosen units, each to be taken away, and a field that finds others by name. Whatever is chosen is in the address. */
export function unitPicker(at: IndicatorAddress, units: readonly Unit[]): HTMLElement {
  const w = words()
  const chip = (id: string) => {
    const unit = units.find(each => each.id === id)
    const name = unit ? nameOf(unit.name) : id
    return h('li', {}, h('a', { class: 'chip', href: addressOf(at, { units: at.units.filter(each => each !== id) }), 'aria-label': w.remove(name), 'data-focus': `chip-${id}` }, name, ' ×'))
  }
  const full = at.units.length >= mostUnits
  const input = h('input', { type: 'search', id: 'find-unit', placeholder: w.unitPlaceholder, autocomplete: 'off', 'data-focus': 'find-unit', 'data-test': 'find-unit' })
  const found = h('ul', { class: 'found', 'data-test': 'units-found' })
  const count = h('p', { class: 'visually-hidden', role: 'status' })
  const find = () => {
    const asked = input.value.trim()
    const some = asked ? units.filter(unit => !at.units.includes(unit.id) && matches(asked, unit.name.vi, unit.name.en, unit.code)).slice(0, offered) : []
    found.replaceChildren(...some.map(unit => h('li', {}, h('a', { href: addressOf(at, { units: [...at.units, unit.id] }), 'data-focus': 'find-unit' }, nameOf(unit.name), h('small', {}, unit.id)))))
    count.textContent = asked ? w.unitsFound(some.length) : ''
  }
  input.addEventListener('input', find)
  input.addEventListener('keydown', event => {
    const first = found.querySelector('a')
    if (event.key === 'Enter' && first) location.hash = first.hash
  })
  return h(
    'div',
    { class: 'unit-picker' },
    at.units.length > 0 && h('ul', { class: 'chips' }, ...at.units.map(chip)),
    full ? h('p', { class: 'hint' }, w.atMost(mostUnits)) : h('div', { class: 'picker' }, h('label', { for: 'find-unit' }, w.addUnit), input, found, count),
  )
}

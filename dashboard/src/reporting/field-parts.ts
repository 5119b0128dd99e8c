import { h } from '../dom'
import { nameOf } from '../i18n'
import type { Field } from './definitions'
import { shown } from './number'
import { button, labelled } from './parts'
import { read, type Entry } from './work'
import { words } from './words'

/** What a figure is broken down into: the categories of its dimension, or lines of codes where these are too many. */
export function createParts(field: Field, entry: () => Entry, changed: () => void): HTMLElement {
  const w = words()
  const { code, dimension } = field
  const part = (key: string) => (entry().parts[key] ??= { text: '', value: null })
  const input = (key: string) => {
    const element = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-input' })
    const refresh = () => void (element.value = part(key).value === null ? part(key).text : shown(part(key).value!, field.indicator.decimals))
    element.addEventListener('input', () => {
      Object.assign(part(key), read(element.value, field))
      changed()
    })
    element.addEventListener('blur', refresh)
    refresh()
    return element
  }
  const group = h('fieldset', { class: 'parts-of' }, h('legend', {}, w.partsBy(nameOf(dimension!.name))))
  if (!dimension!.units) {
    group.append(...dimension!.categories.map(({ code: key, name }) => labelled(`p-${code}-${key}`, nameOf(name), input(key))))
    return group
  }

  const line = (key: string) => {
    const row = h('div', { class: 'part-line' }, labelled(`p-${code}-${key}`, key, input(key)))
    row.append(
      button('×', () => {
        delete entry().parts[key]
        row.remove()
        changed()
      }, { class: 'link-button', 'aria-label': w.removePart(key) }),
    )
    return row
  }
  const key = h('input', { type: 'text', inputmode: 'numeric', maxlength: 5, autocomplete: 'off' })
  const adding = h('div', { class: 'part-line' }, labelled(`pk-${code}`, w.partCode, key))
  adding.append(
    button(w.addPart, () => {
      const written = key.value.trim()
      if (!written || entry().parts[written]) return key.focus()
      const added = line(written)
      adding.before(added)
      key.value = ''
      added.querySelector('input')?.focus()
    }),
  )
  group.append(...Object.keys(entry().parts).map(line), adding)
  return group
}

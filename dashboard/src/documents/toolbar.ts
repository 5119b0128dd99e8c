import { h } from '../dom'
import { instant } from '../format'
import { nameOf, text } from '../i18n'
import type { Picture } from '../indicators/model'
import { hashOf } from '../routes'
import { words } from './words'

/** Above the sheet: whose report it is, that it is a draft, and how it gets onto paper. */
export function toolbar(picture: Picture, unit: string | undefined): Node {
  const [t, w] = [text(), words()]
  const { form, period } = picture
  const pick = h('select', { id: 'pick-unit', 'data-focus': 'unit', 'data-test': 'unit-picker' }, h('option', { value: '' }, w.all), ...picture.units.map(each => h('option', { value: each.id, selected: each.id === unit }, nameOf(each.name))))
  pick.addEventListener('change', () => (location.hash = hashOf('documents', form.code, period.code, ...(pick.value ? [pick.value] : []))))
  return h(
    'div',
    { class: 'document-tools no-print' },
    h('p', { class: 'eyebrow' }, h('a', { href: hashOf('documents') }, w.back)),
    h('h1', {}, nameOf(form.name), ' · ', nameOf(period.name)),
    h('p', { class: 'notice-draft' }, h('strong', {}, w.draft), '. ', w.draftHint, ' ', w.language),
    picture.counts?.received === 0 && h('p', { class: 'hint' }, w.noFigures),
    h(
      'div',
      { class: 'pickers' },
      picture.units.length > 0 && h('div', { class: 'picker' }, h('label', { for: 'pick-unit' }, w.unit), pick),
      h('button', { type: 'button', class: 'button print-button', 'data-test': 'print', onclick: () => print() }, w.print),
    ),
    h('p', { class: 'hint' }, w.printHint, ' ', t.asOf, ' ', instant(picture.asOf)),
  )
}

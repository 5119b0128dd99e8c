import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import type { Opened } from '../reporting/opening'
import { button, labelled } from '../reporting/parts'
import { remarksOfFindings } from './findings'
import { words } from './words'

export interface Remark {
  readonly place: string
  readonly text: string
}

/** Remarks on a report, each at what it is about. */
export function remarksField(opened: Opened, at: string | undefined): { readonly element: HTMLElement; read(): Remark[] } {
  const w = words()
  const list = h('div', { class: 'lines' })
  let made = 0
  const add = (place = '', said = '') => {
    const id = `remark-${made++}`
    const select = h(
      'select',
      { 'data-test': 'remark-place' },
      h('option', { value: '' }, w.wholeReport),
      ...opened.sections.map(section =>
        h(
          'optgroup',
          { label: nameOf(section.title) },
          ...section.fields.map(({ code, indicator }) => h('option', { value: code }, `${code} ${nameOf(indicator.name)}`)),
          ...section.texts.map(({ code, title }) => h('option', { value: code }, nameOf(title))),
        ),
      ),
    )
    select.value = place
    const text = h('textarea', { rows: 2, maxlength: 4000, 'data-test': 'remark-text' })
    text.value = said
    const line = h(
      'fieldset',
      { class: 'line' },
      h('legend', {}, w.remark),
      labelled(`${id}-place`, w.remarkPlace, select),
      labelled(`${id}-text`, w.remarkText, text),
      button(w.removeRemark, () => {
        line.remove()
        more.focus()
      }, { class: 'link-button' }),
    )
    list.append(line)
    return text
  }
  const more = button(w.addRemark, () => add().focus(), { 'data-test': 'add-remark' })
  const found = remarksOfFindings(opened)
  const takeOver = button(w.takeFindings(number(found.length)), () => {
    takeOver.remove()
    const [first] = found.map(({ place, text }) => add(place, text))
    first?.focus()
  }, { 'data-test': 'take-findings' })
  if (at !== undefined) add(at)
  return {
    element: h('div', { class: 'more-lines' }, list, h('div', { class: 'actions' }, more, found.length > 0 && takeOver)),
    read: () =>
      [...list.querySelectorAll('fieldset')]
        .map(line => ({ place: line.querySelector('select')!.value, text: line.querySelector('textarea')!.value.trim() }))
        .filter(({ text }) => text !== ''),
  }
}

import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import type { TextItem } from './definitions'
import { evidenceFiles } from './evidence'
import type { Opened } from './opening'
import { button, labelled } from './parts'
import type { Work } from './work'
import { words } from './words'

/** A text of the outline, with how much of it there is. */
export function textField(item: TextItem, work: Work, changed: () => void): HTMLElement {
  const w = words()
  const area = h('textarea', { rows: 5, maxlength: item.maxLength, 'aria-required': String(item.required) })
  area.value = work.texts[item.code] ?? ''
  const count = h('p', { class: 'hint text-count', id: `t-${item.code}-count` })
  const tell = () => void (count.textContent = w.textCount(number(area.value.length), number(item.maxLength)))
  area.addEventListener('input', () => {
    work.texts[item.code] = area.value
    tell()
    changed()
  })
  tell()
  const field = labelled(`t-${item.code}`, `${nameOf(item.title)}${item.required ? ` (${w.required})` : ''}`, area)
  const found = h('ul', { class: 'findings', id: `t-${item.code}-findings` })
  area.setAttribute('aria-describedby', `${count.id} ${found.id}`)
  field.append(count, found)
  field.dataset['field'] = item.code
  return field
}

/** What the unit asks of others. */
export function recommendations(work: Work, opened: Opened, changed: () => void): HTMLElement {
  const w = words()
  const list = h('div', { class: 'lines' })
  const line = (asks: Work['recommendations'][number], focus: boolean) => {
    const at = work.recommendations.indexOf(asks)
    const text = h('textarea', { rows: 3, maxlength: 4000 })
    text.value = asks.text
    text.addEventListener('input', () => {
      asks.text = text.value
      changed()
    })
    const to = h('select', {}, ...opened.ministries.map(({ id, name }) => h('option', { value: id }, nameOf(name))))
    to.value = asks.to
    to.addEventListener('change', () => {
      asks.to = to.value
      changed()
    })
    const box = h(
      'fieldset',
      { class: 'line' },
      h('legend', {}, w.recommendation(at + 1)),
      labelled(`r-${at}`, w.recommendations, text),
      labelled(`rt-${at}`, w.recommendTo, to),
      button(w.remove, () => {
        work.recommendations.splice(work.recommendations.indexOf(asks), 1)
        changed()
        render()
        add.focus()
      }, { class: 'link-button' }),
    )
    list.append(box)
    if (focus) text.focus()
  }
  const render = () => {
    list.replaceChildren()
    work.recommendations.forEach(asks => line(asks, false))
  }
  const add = button(w.addRecommendation, () => {
    const asks = { text: '', to: opened.form.recipient }
    work.recommendations.push(asks)
    line(asks, true)
  })
  render()
  return h('section', { class: 'panel', 'aria-labelledby': 'recommendations' }, h('h2', { id: 'recommendations' }, w.recommendations), list, h('div', { class: 'actions' }, add))
}

/** Files that prove what the report says. */
export function evidence(work: Work, address: string, changed: () => void, announce: (words: string) => void): HTMLElement {
  const w = words()
  const keep = (files: Work['evidence']) => {
    work.evidence = files
    changed()
  }
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'evidence' },
    h('h2', { id: 'evidence' }, w.evidence),
    h('p', { class: 'hint' }, w.evidenceHint),
    evidenceFiles(address, () => work.evidence, keep, announce),
  )
}

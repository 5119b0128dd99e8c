import { h } from '../dom'
import { nameOf } from '../i18n'
import type { Field } from './definitions'
import type { RowContext } from './field-row'
import { editable, regroup, shown } from './number'
import { read, type Entry } from './work'
import { words } from './words'

export interface Control {
  readonly element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
  refresh(): void
}

/** What a figure is typed into, or chosen with. */
export function createControl(field: Field, entry: () => Entry, context: RowContext): Control {
  const { indicator, code } = field
  const changed = () => context.changed(code)
  if (indicator.kind === 'choice') return createChoice(field, entry, changed)
  if (indicator.kind === 'words') {
    const element = h('textarea', { rows: 2, maxlength: indicator.max })
    element.addEventListener('input', () => {
      entry().text = element.value
      changed()
    })
    const refresh = () => void (element.value = entry().text)
    refresh()
    return { element, refresh }
  }

  const element = h('input', { type: 'text', inputmode: indicator.decimals > 0 ? 'decimal' : 'numeric', autocomplete: 'off', class: 'number-input' })
  // Whoever types a sign of their own means something by it: their text is then left alone until they are done.
  let isOwn = false
  const refresh = () => {
    const { text, value } = entry()
    element.value = value === null ? text : shown(value, indicator.decimals)
    isOwn = false
  }
  element.addEventListener('input', event => {
    if (!(event instanceof InputEvent)) return
    if (element.value === '') isOwn = false
    else if ((event.data !== null && /\D/.test(event.data)) || event.inputType === 'insertFromPaste') isOwn = true
    if (!isOwn && indicator.decimals === 0) regroup(element)
    Object.assign(entry(), read(element.value, field))
    changed()
  })
  element.addEventListener('focus', () => {
    const { value } = entry()
    if (value !== null && indicator.decimals > 0) element.value = editable(value)
    element.select()
  })
  element.addEventListener('blur', refresh)
  element.addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (/[\t\n]/.test(text.trim()) && context.pasted(code, text)) event.preventDefault()
  })
  element.addEventListener('keydown', event => {
    const by = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : undefined
    if (!by || event.isComposing || event.altKey || event.ctrlKey) return
    event.preventDefault()
    context.move(code, by)
  })
  refresh()
  return { element, refresh }
}

function createChoice({ indicator }: Field, entry: () => Entry, changed: () => void): Control {
  const element = h(
    'select',
    {},
    h('option', { value: '' }, words().choose),
    ...indicator.options.map(option => h('option', { value: option.code }, nameOf(option.name))),
  )
  element.addEventListener('change', () => {
    entry().text = element.value
    changed()
  })
  const refresh = () => void (element.value = entry().text)
  refresh()
  return { element, refresh }
}

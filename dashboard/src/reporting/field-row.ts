import { h } from '../dom'
import { number, withUnit } from '../format'
import { icon } from '../icons'
import { nameOf } from '../i18n'
import type { ValueStatus } from '../model'
import type { Finding } from '../session/api'
import { isComputed, isNumeric, type Field } from './definitions'
import { editable, regroup, shown } from './number'
import { button, labelled } from './parts'
import { emptyEntry, read, type Entry, type Work } from './work'
import { words } from './words'

export interface RowContext {
  readonly work: Work
  readonly before?: Readonly<Record<string, number>>
  readonly yearBefore?: Readonly<Record<string, number>>
  /** The entry of a field has changed. */
  changed(code: string): void
  /** Text that was copied from a sheet; whether it was taken. */
  pasted(code: string, text: string): boolean
  move(code: string, by: 1 | -1): void
}

/** A figure of the form: what is asked, what was typed, what was before, and what is found in it. */
export interface Row {
  readonly field: Field
  readonly element: HTMLElement
  focus(): void
  /** Shows the entry again after something else than typing has changed it. */
  refresh(): void
  compute(value: number | undefined): void
  show(findings: readonly Finding[], remarks: readonly string[]): void
}

export function createRow(field: Field, context: RowContext): Row {
  const w = words()
  const { code, indicator, required } = field
  const name = nameOf(indicator.name)
  const id = `v-${code}`
  const entry = (): Entry => (context.work.entries[code] ??= emptyEntry())
  const control = isComputed(indicator) ? undefined : createControl(field, entry, context)
  const output = h('output', { class: 'computed', id }, w.notYet)
  const found = h('ul', { class: 'findings', id: `${id}-findings` })
  const more = control && createMore(field, entry, () => context.changed(code))
  if (control) {
    control.element.id = id
    control.element.setAttribute('aria-describedby', `${id}-about ${id}-findings`)
    control.element.setAttribute('aria-required', String(required))
  }
  const unit = nameOf(indicator.unit)
  const earlier = (label: string, value: number | undefined, test: string) =>
    h(
      'p',
      { class: 'earlier', 'data-none': value === undefined },
      h('span', { class: 'inline-label' }, `${label}: `),
      value === undefined ? w.noFigure : h('data', { value, 'data-test': test }, number(value, Number.isInteger(value) ? 0 : indicator.decimals)),
    )
  const element = h(
    'div',
    { class: control ? 'field' : 'field is-computed', 'data-field': code },
    h(
      'div',
      { class: 'field-name' },
      h('label', { for: id }, name, required && h('span', { class: 'required' }, ` (${w.required})`)),
      h('small', { id: `${id}-about` }, `${code} · ${unit} · ${w.accumulation[indicator.accumulation]}${control ? '' : ` · ${w.computed}`}`),
    ),
    h('div', { class: 'field-value' }, control?.element ?? output, control && isNumeric(indicator) && h('span', { class: 'field-unit', 'aria-hidden': 'true' }, unit)),
    isNumeric(indicator) ? earlier(w.before, context.before?.[code], 'before') : h('p', { class: 'earlier' }),
    isNumeric(indicator) ? earlier(w.yearBeforeShort, context.yearBefore?.[code], 'year-before') : h('p', { class: 'earlier' }),
    h('div', { class: 'field-more' }, more?.toggle),
    found,
    more?.panel,
  )
  return {
    field,
    element,
    focus: () => control?.element.focus(),
    refresh() {
      control?.refresh()
      more?.refresh()
    },
    compute(value) {
      const isOut = value !== undefined && (value < field.min || value > field.max)
      output.textContent = value === undefined ? w.notYet : withUnit(number(value, indicator.decimals), unit)
      output.toggleAttribute('data-empty', value === undefined)
      element.toggleAttribute('data-out', isOut)
    },
    show(findings, remarks) {
      const worst = findings.some(each => each.level === 'error') ? 'error' : findings.some(each => each.level === 'warning') ? 'warning' : undefined
      if (worst) element.dataset['level'] = worst
      else delete element.dataset['level']
      control?.element.setAttribute('aria-invalid', String(worst === 'error'))
      found.replaceChildren(
        ...remarks.map(remark => h('li', { 'data-level': 'remark' }, icon('late'), h('span', {}, h('strong', {}, `${w.remark}: `), remark))),
        ...findings.map(findingItem),
      )
    },
  }
}

export const findingItem = ({ code, level, message }: Finding): HTMLElement =>
  h(
    'li',
    { 'data-level': level, 'data-code': code },
    icon(level === 'error' ? 'failing' : level === 'warning' ? 'overdue' : 'info'),
    h('span', {}, h('strong', {}, `${words().level[level]}: `), message),
  )

interface Control {
  readonly element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
  refresh(): void
}

function createControl(field: Field, entry: () => Entry, context: RowContext): Control {
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

const statuses: ValueStatus[] = ['official', 'preliminary', 'estimate']

/** Comment, status and breakdown of a figure; made when it is first opened. */
function createMore(field: Field, entry: () => Entry, changed: () => void) {
  const w = words()
  const { code, indicator, dimension } = field
  const panel = h('div', { class: 'more', id: `m-${code}`, hidden: true })
  const label = dimension ? w.moreAndParts : w.more
  const toggle = h(
    'button',
    { type: 'button', class: 'link-button', 'aria-expanded': 'false', 'aria-controls': panel.id, 'data-more': code },
    label,
    h('span', { class: 'visually-hidden' }, `: ${nameOf(indicator.name)}`),
  )
  const isFilled = () => {
    const { comment, status, parts } = entry()
    return comment.trim() !== '' || status !== undefined || Object.values(parts).some(part => part.text.trim())
  }
  const mark = () => toggle.toggleAttribute('data-filled', isFilled())
  const build = () => {
    const comment = h('textarea', { rows: 2, maxlength: 2000 })
    comment.value = entry().comment
    comment.addEventListener('input', () => {
      entry().comment = comment.value
      mark()
      changed()
    })
    const status = h(
      'select',
      {},
      h('option', { value: '' }, w.asReport),
      ...statuses.map(each => h('option', { value: each }, w.valueStatuses[each])),
    )
    status.value = entry().status ?? ''
    status.addEventListener('change', () => {
      const current = entry()
      if (status.value) current.status = status.value as ValueStatus
      else delete current.status
      mark()
      changed()
    })
    panel.replaceChildren(
      ...(dimension ? [createParts(field, entry, () => (mark(), changed()))] : []),
      labelled(`c-${code}`, w.comment, comment, w.commentHint),
      labelled(`s-${code}`, w.valueStatus, status),
    )
  }
  toggle.addEventListener('click', () => {
    panel.hidden = !panel.hidden
    toggle.setAttribute('aria-expanded', String(!panel.hidden))
    if (!panel.hidden) {
      build()
      panel.querySelector<HTMLElement>('input, textarea')?.focus()
    }
  })
  mark()
  return {
    toggle,
    panel,
    refresh() {
      mark()
      if (!panel.hidden) build()
    },
  }
}

function createParts(field: Field, entry: () => Entry, changed: () => void): HTMLElement {
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

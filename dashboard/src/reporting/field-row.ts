import { h } from '../dom'
import { number, withUnit } from '../format'
import { icon } from '../icons'
import { nameOf } from '../i18n'
import type { Finding } from '../session/api'
import { isComputed, isNumeric, type Field } from './definitions'
import { createControl } from './field-control'
import { createMore } from './field-more'
import { emptyEntry, type Entry, type Work } from './work'
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

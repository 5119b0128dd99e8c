import { h } from '../dom'
import { ApiProblem, SignedOutError } from '../session/api'
import { banner, button, labelled } from '../reporting/parts'
import { words as ofReports } from '../reporting/words'
import { words } from './words'

/** Why something was not done, in words, with what is wrong at which place. */
export function explain(error: unknown): HTMLElement {
  const w = words()
  if (error instanceof ApiProblem) {
    const found = (error.problem.errors ?? []).map(({ message, place }) => h('li', {}, message, place && h('small', {}, place)))
    return banner('bad', error.problem.detail, found.length > 0 && h('ul', { class: 'plain' }, ...found))
  }
  return banner('bad', error instanceof SignedOutError ? ofReports().signedOut : w.unreachable)
}

interface Order<T> {
  readonly title: string
  /** What follows when it is done, a line each. */
  readonly follows: readonly string[]
  readonly fields?: readonly Node[]
  readonly yes: string
  /** What refuses it before anything is sent, with the field to go to. */
  readonly check?: () => { readonly message: string; readonly field: HTMLElement } | undefined
  /** Does it; what it throws is said in the dialog, which stays. */
  readonly act: () => Promise<T>
}

/** A dialog that says what follows, asks for what is needed, and stays until it is done or given up. */
export function order<T>({ title, follows, fields = [], yes, check, act }: Order<T>): Promise<T | undefined> {
  const w = words()
  return new Promise(resolve => {
    let done: T | undefined
    const said = h('div', { role: 'alert' })
    const confirm = button(yes, () => void run(), { class: 'button primary', 'data-test': 'order-yes' })
    const cancel = button(w.cancel, () => dialog.close())
    const run = async () => {
      const missing = check?.()
      if (missing) {
        said.replaceChildren(banner('bad', missing.message))
        missing.field.setAttribute('aria-invalid', 'true')
        return missing.field.focus()
      }
      confirm.disabled = true
      said.replaceChildren(h('p', { class: 'hint' }, w.working))
      try {
        done = await act()
        dialog.close()
      } catch (error) {
        console.warn(error)
        said.replaceChildren(explain(error))
        confirm.disabled = false
        confirm.focus()
      }
    }
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'order-title', class: 'ask', 'data-test': 'order' },
      h('div', { class: 'dialog-head' }, h('h2', { id: 'order-title' }, title)),
      h(
        'div',
        { class: 'dialog-body' },
        h('ul', { class: 'follows' }, ...follows.map(each => h('li', {}, each))),
        ...fields,
        said,
        h('div', { class: 'actions' }, confirm, cancel),
      ),
    )
    dialog.addEventListener('input', event => event.target instanceof HTMLElement && event.target.removeAttribute('aria-invalid'))
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(done)
    })
    document.body.append(dialog)
    dialog.showModal()
    const first = ['textarea', 'select', 'input'].map(each => dialog.querySelector<HTMLElement>(`.dialog-body ${each}`)).find(each => each !== null)
    ;(first ?? confirm).focus()
  })
}

/** A field of several lines. */
export function area(id: string, label: string, hint?: string, rows = 3): { readonly element: HTMLElement; readonly control: HTMLTextAreaElement } {
  const control = h('textarea', { rows, maxlength: 4000, 'data-test': id })
  return { element: labelled(id, label, control, hint), control }
}

/** A field for a moment, by the clock of Vietnam. */
export function moment(id: string, label: string, value: string, hint?: string): { readonly element: HTMLElement; readonly control: HTMLInputElement } {
  const control = h('input', { type: 'datetime-local', 'data-test': id })
  control.value = value
  return { element: labelled(id, label, control, hint), control }
}

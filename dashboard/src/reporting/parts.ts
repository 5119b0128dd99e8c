import { h } from '../dom'
import { icon, type IconName } from '../icons'

/** Small pieces that the clerk's pages are made of. */
export const button = (label: string, act: () => void, attributes: Record<string, unknown> = {}): HTMLButtonElement =>
  h('button', { type: 'button', class: 'button', onclick: act, ...attributes }, label)

export const primary = (label: string, act: () => void, attributes: Record<string, unknown> = {}): HTMLButtonElement =>
  button(label, act, { ...attributes, class: 'button primary' })

/** Something that whoever works here must know now. */
export function banner(kind: 'info' | 'good' | 'warn' | 'bad', title: string, ...more: (Node | string | false | undefined)[]): HTMLElement {
  const shapes: Record<typeof kind, IconName> = { info: 'info', good: 'on-time', warn: 'overdue', bad: 'failing' }
  return h(
    'div',
    { class: 'banner', 'data-kind': kind },
    icon(shapes[kind]),
    h('div', {}, h('p', { class: 'strong' }, title), ...more.map(each => each && (typeof each === 'string' ? h('p', {}, each) : each))),
  )
}

/** A dialog that asks; answers whether it was confirmed. */
export function ask(title: string, content: Node[], yes: string, no: string): Promise<boolean> {
  return new Promise(resolve => {
    const confirm = h('button', { type: 'button', class: 'button primary', 'data-test': 'confirm' }, yes)
    const cancel = h('button', { type: 'button', class: 'button' }, no)
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'ask-title', class: 'ask' },
      h('div', { class: 'dialog-head' }, h('h2', { id: 'ask-title' }, title)),
      h('div', { class: 'dialog-body' }, ...content, h('div', { class: 'actions' }, confirm, cancel)),
    )
    let answer = false
    confirm.addEventListener('click', () => {
      answer = true
      dialog.close()
    })
    cancel.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(answer)
    })
    document.body.append(dialog)
    dialog.showModal()
    confirm.focus()
  })
}

/** A label above its control, with a hint where there is one. */
export function labelled(id: string, label: string, control: HTMLElement, hint?: string): HTMLElement {
  control.id = id
  if (hint) control.setAttribute('aria-describedby', `${id}-hint`)
  return h('div', { class: 'labelled' }, h('label', { for: id }, label), hint && h('p', { class: 'hint', id: `${id}-hint` }, hint), control)
}

import { h } from './dom'
import { icon } from './icons'
import { text } from './i18n'

/** One dialog for whatever is asked about a figure; the browser keeps focus inside and gives it back on closing. */
export function openDialog(title: string, ...content: Node[]): void {
  const close = h('button', { class: 'icon-button', type: 'button', 'aria-label': text().close }, icon('close'))
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'dialog-title', 'data-test': 'dialog' },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'dialog-title' }, title), close),
    h('div', { class: 'dialog-body' }, ...content),
  )
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('click', event => event.target === dialog && dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

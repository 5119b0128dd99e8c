import { h } from '../dom'
import { instant } from '../format'
import { save } from '../files'
import { banner, button } from '../reporting/parts'
import { words } from './words'

/** What the API answers about an entry of the ledger. */
export interface Entry {
  readonly kind: string
  readonly sequence: number
  readonly hash: string
  readonly received: string
  readonly receipt: string
}

export const downloadReceipt = (name: string, { sequence, receipt }: Pick<Entry, 'sequence' | 'receipt'>): HTMLButtonElement =>
  button(words().downloadReceipt, () => save(new Blob([receipt], { type: 'application/jose' }), `${name}_${sequence}.jws`), { class: 'link-button' })

/** What was done, with its proof. */
export function doneNote(title: string, name: string, entry: Entry): HTMLElement {
  const w = words()
  const note = banner(
    'good',
    title,
    h('p', {}, w.entered(instant(entry.received), String(entry.sequence)), ' ', h('code', { class: 'hash' }, entry.hash.slice(0, 16))),
    downloadReceipt(name, entry),
  )
  note.dataset['test'] = 'done'
  note.setAttribute('role', 'status')
  return note
}

import '../style/reminding.css'
import type { Line } from '../attention/gather'
import { openDialog } from '../dialog'
import { h } from '../dom'
import { copyText } from '../files'
import { now } from '../load'
import { reminderOf } from './reminder'
import { words } from './words'

/** Mail programs take an address of about this length; a longer letter is pasted. */
const longest = 8_000

/** Opens the letter about a line of what needs attention, to be changed, copied, or taken over by one's own mail program. Nothing is sent from here. */
export function openReminder(line: Line): void {
  const w = words()
  const made = reminderOf(line, now(), hash => new URL(hash, location.href).href)
  const subject = h('input', { id: 'reminder-subject', type: 'text', value: made.subject })
  const body = h('textarea', { id: 'reminder-text', rows: 14, 'data-test': 'reminder' })
  body.value = made.text
  const said = h('span', { role: 'status' })
  const copy = h('button', { type: 'button', class: 'button primary', 'data-test': 'copy-reminder' }, w.copy)
  copy.addEventListener('click', () => {
    copyText(`${subject.value}\n\n${body.value}`).then(
      () => (said.textContent = w.copied),
      () => {
        said.textContent = w.copyFailed
        body.select()
      },
    )
  })
  const mail = h('a', { class: 'button', href: 'mailto:', 'data-test': 'mail-reminder' }, w.mail)
  const address = () => {
    const whole = `mailto:?subject=${encodeURIComponent(subject.value)}&body=${encodeURIComponent(body.value.replaceAll('\n', '\r\n'))}`
    const isShort = whole.length <= longest
    mail.href = isShort ? whole : `mailto:?subject=${encodeURIComponent(subject.value)}`
    said.textContent = isShort ? '' : w.tooLong
  }
  for (const field of [subject, body]) field.addEventListener('input', address)
  address()
  openDialog(
    w.title,
    h('p', { class: 'hint' }, w.hint),
    h('div', { class: 'reminder' }, h('label', { for: 'reminder-subject' }, w.subject), subject, h('label', { for: 'reminder-text' }, w.text), body),
    h('div', { class: 'actions' }, copy, mail, said),
  )
}

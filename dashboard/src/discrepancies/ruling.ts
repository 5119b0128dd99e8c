import { h } from '../dom'
import { text } from '../i18n'
import { now } from '../load'
import { button } from '../reporting/parts'
import { call } from '../session/api'
import { order, area } from '../steering/order'
import { rulingsFor, type Discrepancy, type Ruling } from './discrepancy'
import { titleOf } from './parts'
import { words } from './words'

/** What the ministry can do about a discrepancy now. */
export function rulingButtons(found: Discrepancy, address: string, done: (ruling: Ruling) => void): HTMLElement {
  const w = words()
  return h(
    'div',
    { class: 'actions', role: 'group', 'aria-label': text().pages.steering },
    ...(found.work ? rulingsFor(found.work, now()) : []).map((ruling, at) =>
      button(w.step[ruling], () => void rule(ruling, found, address).then(isDone => isDone && done(ruling)), { class: at === 0 ? 'button primary' : 'button', 'data-ruling': ruling }),
    ),
  )
}

async function rule(ruling: Ruling, found: Discrepancy, address: string): Promise<boolean> {
  const w = words()
  const note = area('note', ruling === 'accept' ? w.noteOptional : w.note)
  const answer = await order({
    title: `${w.step[ruling]}: ${titleOf(found)}`,
    follows: w.follows[ruling],
    fields: [note.element],
    yes: w.step[ruling],
    check: () => (ruling !== 'accept' && !note.control.value.trim() ? { message: w.noteMissing, field: note.control } : undefined),
    act: async () =>
      (
        await call<Discrepancy>('POST', `discrepancies/${address}/${ruling}`, {
          body: note.control.value.trim() ? { note: note.control.value.trim() } : {},
          ifMatch: String(found.work!.steps),
        })
      ).body,
  })
  return answer !== undefined
}

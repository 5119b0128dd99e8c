import { facts, h } from '../dom'
import { instant, number } from '../format'
import { nameOf } from '../i18n'
import { call } from '../session/api'
import type { UnitName } from '../session/session'
import { figuresOf } from './figures'
import type { Opened } from './opening'
import { save } from '../files'
import { banner, button } from './parts'
import { answerTo } from './recommended'
import { words } from './words'

/** A report that was sent: its receipt to keep, what it says, what became of it, and how to correct it. */
export function sentView(opened: Opened, unit: UnitName, announce: (words: string) => void, correct: (() => void) | undefined): Node[] {
  const w = words()
  const { submitted, form, period } = opened
  if (!submitted) return []
  const state = submitted.state
  const title = state === 'confirmed' ? w.confirmedTitle : state === 'locked' ? w.lockedTitle : w.sentTitle
  const hint = state === 'confirmed' ? w.confirmedHint : state === 'locked' ? w.lockedHint : ''
  const verdict = h('p', { class: 'hint', role: 'status' })
  const name = `${form.code}_${period.code}_${unit.id}_${submitted.revision}`
  const receipt = h(
    'section',
    { class: 'panel receipt', 'aria-labelledby': 'receipt', 'data-test': 'receipt' },
    h('h2', { id: 'receipt' }, w.receipt),
    h('p', {}, w.receiptOf(nameOf(form.name), nameOf(period.name))),
    facts([
      [w.unit, `${nameOf(unit.name)} (${unit.id})`],
      [w.receivedOn, h('time', { datetime: submitted.received, 'data-test': 'received' }, instant(submitted.received))],
      [w.inTime, submitted.onTime ? w.onTime : w.late],
      [w.completeness, submitted.complete ? w.complete : w.incomplete],
      [w.revision, w.revisionName(submitted.revision)],
      [w.sequence, submitted.sequence],
      [w.hash, h('code', { class: 'hash', 'data-test': 'hash' }, submitted.hash)],
    ]),
    h(
      'div',
      { class: 'actions no-print' },
      button(w.downloadReceipt, () => save(new Blob([submitted.receipt], { type: 'application/jose' }), `${name}.jws`), { class: 'button primary', 'data-test': 'download-receipt' }),
      button(w.print, () => print()),
      button(w.verify, () => void verify(submitted.receipt, verdict, announce), { 'data-test': 'verify' }),
    ),
    verdict,
  )
  return [
    banner(state === 'confirmed' || submitted.complete ? 'good' : 'warn', title, hint, !submitted.complete && w.given(number(opened.obligation.given), number(opened.obligation.asked)), !submitted.complete && correct && w.completeIt),
    receipt,
    correct && h('div', { class: 'actions no-print' }, button(w.correct, correct, { 'data-test': 'correct' })),
    opened.sent && h('section', { class: 'panel no-print', 'aria-labelledby': 'figures-sent' }, h('h2', { id: 'figures-sent' }, w.figures), figuresOf(opened.sent, opened, { answer: number => answerTo(opened, number) })),
    historyOf(opened),
  ].filter(part => part instanceof Node)
}

async function verify(receipt: string, verdict: HTMLElement, announce: (words: string) => void): Promise<void> {
  const w = words()
  try {
    const { body } = await call<{ valid: boolean; ledger?: string }>('POST', 'receipts/verify', { body: new Blob([receipt]), type: 'text/plain' })
    verdict.textContent = body.valid && (body.ledger === 'held' || body.ledger === 'superseded') ? w.verified : w.notVerified
  } catch (error) {
    console.warn(error)
    verdict.textContent = w.notVerified
  }
  announce(verdict.textContent)
}

/** Everything that happened to the report, the newest first. */
export function historyOf({ history }: Opened): HTMLElement | undefined {
  const w = words()
  if (history.length === 0) return undefined
  return h(
    'section',
    { class: 'panel no-print', 'aria-labelledby': 'history' },
    h('h2', { id: 'history' }, w.history),
    h(
      'ol',
      { class: 'history' },
      ...[...history].reverse().map(({ kind, received, reason, ruling, revision }) =>
        h(
          'li',
          { 'data-entry': kind },
          h('time', { datetime: received }, instant(received)),
          h('span', {}, h('strong', {}, w.entry[kind] ?? kind), kind === 'submission' && ` (${w.revisionName(revision).toLowerCase()})`, (reason || ruling?.note) && h('small', {}, reason ?? ruling?.note)),
        ),
      ),
    ),
  )
}

import { h } from '../dom'
import { evidenceFiles, type EvidenceFile } from '../reporting/evidence'
import { banner, labelled, primary } from '../reporting/parts'
import { call } from '../session/api'
import { explain } from '../steering/order'
import { hashOf } from '../routes'
import { causes, type Discrepancy } from './discrepancy'
import { words } from './words'

/** A unit's explanation in the making: a cause, its own words, and files that prove it. */
export interface Explanation {
  cause: string
  text: string
  files: readonly EvidenceFile[]
}

/** Where it is written and sent. */
export function answerForm(found: Discrepancy, address: string, typed: Explanation, announce: (words: string) => void, done: () => void): HTMLElement {
  const w = words()
  const suggested = new Set(found.causes.map(({ cause }) => cause))
  const cause = h(
    'select',
    { 'data-test': 'cause' },
    h('option', { value: '' }, w.chooseCause),
    // What the figures suggest comes first.
    ...[...causes].sort((a, b) => Number(suggested.has(b)) - Number(suggested.has(a))).map(each => h('option', { value: each }, w.causeNames[each] ?? each)),
  )
  const text = h('textarea', { rows: 5, maxlength: 4000, 'data-test': 'explanation' })
  const said = h('div', { role: 'alert' })
  const report = [found.form, found.period, found.unit.id].map(encodeURIComponent).join('/')
  const send = primary(found.work?.reply ? w.answerAgain : w.answer, () => void act(), { 'data-test': 'answer' })

  async function act(): Promise<void> {
    const empty = [cause, text].find(field => !field.value.trim())
    if (empty) {
      said.replaceChildren(banner('bad', w.missing))
      empty.setAttribute('aria-invalid', 'true')
      return empty.focus()
    }
    send.disabled = true
    try {
      await call('POST', `discrepancies/${address}/answer`, {
        body: { cause: cause.value, text: text.value.trim(), ...(typed.files.length > 0 && { evidence: typed.files }) },
        ifMatch: String(found.work!.steps),
      })
      done()
    } catch (error) {
      console.warn(error)
      said.replaceChildren(explain(error))
      send.disabled = false
    }
  }

  cause.value = typed.cause
  text.value = typed.text
  for (const field of [cause, text])
    field.addEventListener('input', () => {
      field.removeAttribute('aria-invalid')
      typed.cause = cause.value
      typed.text = text.value
    })
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'answering' },
    h('h2', { id: 'answering' }, w.answering),
    labelled('cause', w.cause, cause),
    labelled('explanation', w.text, text, w.textHint),
    h('div', {}, h('h3', {}, w.evidence), h('p', { class: 'hint' }, w.evidenceHint), evidenceFiles(report, () => typed.files, files => (typed.files = files), announce)),
    !found.public && h('p', { class: 'hint' }, w.publicThen),
    said,
    h('div', { class: 'actions' }, send, h('a', { class: 'button', href: hashOf('reporting', found.form, found.period) }, w.correctInstead)),
  )
}

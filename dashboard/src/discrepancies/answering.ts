import { h } from '../dom'
import { banner, button, labelled, primary } from '../reporting/parts'
import { call } from '../session/api'
import { explain } from '../steering/order'
import { hashOf } from '../routes'
import { causes, type Discrepancy } from './discrepancy'
import { words } from './words'

const mostBytes = 10 * 1024 * 1024

/** The unit's explanation in the making: a cause, its own words, and files that prove it. */
export function answerForm(found: Discrepancy, address: string, done: () => void): HTMLElement {
  const w = words()
  const files: { name: string; hash: string }[] = []
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
  const list = h('ul', { class: 'plain files' })
  const status = h('p', { class: 'hint', role: 'status' })
  const input = h('input', { type: 'file', multiple: true, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', 'data-test': 'evidence' })
  const report = [found.form, found.period, found.unit.id].map(encodeURIComponent).join('/')
  const send = primary(found.work?.reply ? w.answerAgain : w.answer, () => void act(), { 'data-test': 'answer' })

  const showFiles = () =>
    list.replaceChildren(
      ...files.map(file => h('li', {}, file.name, button(w.remove(file.name), () => {
        files.splice(files.indexOf(file), 1)
        showFiles()
      }, { class: 'link-button' }))),
    )
  input.addEventListener('change', async () => {
    for (const file of input.files ?? []) await upload(file)
    input.value = ''
  })

  async function upload(file: File): Promise<void> {
    if (file.size > mostBytes) return void (status.textContent = w.tooLarge(file.name))
    status.textContent = w.uploading(file.name)
    try {
      const { body } = await call<{ hash: string }>('POST', `submissions/${report}/evidence`, { body: file, type: 'application/octet-stream' })
      files.push({ name: file.name.slice(0, 255), hash: body.hash })
      status.textContent = ''
      showFiles()
    } catch (error) {
      status.textContent = ''
      said.replaceChildren(explain(error))
    }
  }

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
        body: { cause: cause.value, text: text.value.trim(), ...(files.length > 0 && { evidence: files }) },
        ifMatch: String(found.work!.steps),
      })
      done()
    } catch (error) {
      console.warn(error)
      said.replaceChildren(explain(error))
      send.disabled = false
    }
  }

  for (const field of [cause, text]) field.addEventListener('input', () => field.removeAttribute('aria-invalid'))
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'answering' },
    h('h2', { id: 'answering' }, w.answering),
    labelled('cause', w.cause, cause),
    labelled('explanation', w.text, text, w.textHint),
    h('div', {}, h('h3', {}, w.evidence), h('p', { class: 'hint' }, w.evidenceHint), list, status, h('div', { class: 'actions' }, button(w.addEvidence, () => input.click()), input)),
    !found.public && h('p', { class: 'hint' }, w.publicThen),
    said,
    h('div', { class: 'actions' }, send, h('a', { class: 'button', href: hashOf('reporting', found.form, found.period) }, w.correctInstead)),
  )
}

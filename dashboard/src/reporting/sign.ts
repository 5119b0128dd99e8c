import { h } from '../dom'
import { instant, number } from '../format'
import { ApiProblem, call, SignedOutError, type Finding } from '../session/api'
import type { Person } from '../session/session'
import { checkless } from './sign-findings'
import { changesOf, figuresOf } from './figures'
import type { Opened } from './opening'
import { banner, button, labelled } from './parts'
import { differences } from './merging'
import { words } from './words'

interface SignActions {
  announce(words: string): void
  takeBack(): void
  done(): void
}

/** A report that waits for its leader: to be read, then signed and sent; or taken back. */
export function signView(opened: Opened, person: Person, address: string, actions: SignActions): Node[] {
  const w = words()
  const draft = opened.draft!
  const { reason: _, ...plain } = draft.body
  const changed = opened.sent ? differences(opened.sent, plain) : []
  const findings = h('div', {})
  void checkless(address, draft.body).then(found => findings.replaceChildren(...found))
  const canSign = person.roles.includes('sign')
  return [
    banner('info', w.awaitingTitle, canSign ? `${w.save.saved(instant(draft.saved))}.` : w.awaitingHint, h('div', { class: 'actions' }, button(w.takeBack, actions.takeBack, { 'data-test': 'take-back' }))),
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'to-sign' },
      h('h2', { id: 'to-sign' }, w.readTitle),
      draft.body.reason && h('div', { class: 'read-text' }, h('h3', {}, w.reason), h('p', {}, draft.body.reason)),
      changed.length > 0 && h('h3', {}, w.changes(number(changed.length))),
      changed.length > 0 && changesOf(changed, opened),
      findings,
      figuresOf(draft.body, opened),
    ),
    canSign ? signature(opened, person, address, actions) : undefined,
  ].filter(part => part instanceof Node)
}

/** The leader's name and position, and the act. */
function signature(opened: Opened, person: Person, address: string, { announce, done }: SignActions): HTMLElement {
  const w = words()
  const name = h('input', { type: 'text', maxlength: 200, autocomplete: 'name', 'data-test': 'signer' })
  name.value = person.person
  const position = h('input', { type: 'text', maxlength: 200, autocomplete: 'organization-title', 'data-test': 'position' })
  const said = h('div', { role: 'alert' })
  const send = h('button', { type: 'button', class: 'button primary', 'data-test': 'sign' }, w.send)
  const act = async () => {
    const empty = [name, position].find(input => !input.value.trim())
    if (empty) {
      empty.setAttribute('aria-invalid', 'true')
      said.replaceChildren(h('p', { class: 'strong' }, w.fillIn(empty === name ? w.signer : w.position)))
      return empty.focus()
    }
    send.disabled = true
    send.textContent = w.sending
    try {
      await call('POST', `submissions/${address}/sign`, {
        body: { draft: opened.draft!.hash, name: name.value.trim(), position: position.value.trim() },
        ifMatch: opened.submitted?.hash,
      })
      announce(w.sentTitle)
      done()
    } catch (error) {
      send.disabled = false
      send.textContent = w.send
      const problem = error instanceof ApiProblem ? error.problem : undefined
      const why = problem?.detail ?? (error instanceof SignedOutError ? w.expired : w.sendOffline)
      said.replaceChildren(banner('bad', why, ...(problem?.errors ?? []).map((each: Finding) => h('p', {}, each.message))))
    }
  }
  send.addEventListener('click', () => void act())
  for (const input of [name, position]) {
    input.addEventListener('input', () => {
      input.removeAttribute('aria-invalid')
      said.replaceChildren()
    })
  }
  for (const input of [name, position]) input.addEventListener('keydown', event => event.key === 'Enter' && void act())
  return h(
    'section',
    { class: 'panel signature', 'aria-labelledby': 'sign' },
    h('h2', { id: 'sign' }, w.signTitle),
    h('p', { class: 'hint' }, w.signHint),
    h('div', { class: 'side-by-side-fields' }, labelled('signer', w.signer, name), labelled('position', w.position, position)),
    said,
    h('div', { class: 'actions' }, send),
  )
}

import { h } from '../dom'
import { copyText } from '../files'
import { instant } from '../format'
import { nameOf } from '../i18n'
import type { Name } from '../model'
import { banner, button, labelled } from '../reporting/parts'
import { call } from '../session/api'
import type { Key } from './keys'
import { order } from './order'
import { words } from './words'

/** What a key may be made for, with the scopes that go with it. */
const kinds = { sign: ['sign'], enter: ['enter'], measure: ['measure'], read: ['read'], steer: ['steer', 'read'], admin: ['admin', 'read'] } as const
type Kind = keyof typeof kinds

const whose = (kind: Kind) => (kind === 'measure' ? 'source' : kind === 'sign' || kind === 'enter' ? 'unit' : undefined)

interface Listed {
  readonly id: string
  readonly name: Name
}

/** Asks for whom, for what and for how long a key is to be; the made key has its secret this once. */
export function newKey(): Promise<Key | undefined> {
  const w = words()
  const kind = h('select', { 'data-test': 'key-kind' }, ...Object.keys(kinds).map(each => h('option', { value: each }, w.keyKinds[each as Kind])))
  const holders = h('datalist', { id: 'key-holders' })
  const holder = h('input', { type: 'text', list: 'key-holders', autocomplete: 'off', 'data-test': 'key-holder' })
  const days = h('input', { type: 'number', min: 1, max: 730, value: 365, 'data-test': 'key-days' })
  const note = h('input', { type: 'text', maxlength: 200, 'data-test': 'key-note' })
  const holderField = labelled('key-holder', w.keyHolder, holder, w.keyHolderHint)
  const show = () => {
    const whom = whose(kind.value as Kind)
    holderField.hidden = !whom
    if (whom === 'unit') void suggestUnits(holders)
    else holders.replaceChildren()
  }
  kind.addEventListener('change', show)
  show()
  return order({
    title: w.newKey,
    follows: w.newKeyFollows,
    fields: [labelled('key-kind', w.keyKind, kind), holderField, holders, labelled('key-days', w.keyDays, days), labelled('key-note', w.keyNote, note, w.keyNoteHint)],
    yes: w.makeKey,
    check: () => (whose(kind.value as Kind) && !holder.value.trim() ? { message: w.keyHolderMissing, field: holder } : undefined),
    act: async () => {
      const whom = whose(kind.value as Kind)
      return (
        await call<Key>('POST', 'admin/keys', {
          body: {
            ...(whom && { [whom]: holder.value.trim() }),
            scopes: kinds[kind.value as Kind],
            days: Number(days.value),
            ...(note.value.trim() && { note: note.value.trim() }),
          },
        })
      ).body
    },
  })
}

/** The units there are, by id, with their names beside. */
async function suggestUnits(list: HTMLElement): Promise<void> {
  try {
    const { body } = await call<{ units: (Listed & { validTo?: string })[] }>('GET', 'units')
    list.replaceChildren(...body.units.filter(({ validTo }) => !validTo).map(({ id, name }) => h('option', { value: id }, nameOf(name))))
  } catch (error) {
    console.warn(error)
  }
}

/** Makes the key that takes another's place; both are accepted for a while. */
export function rotateKey(key: Key): Promise<Key | undefined> {
  const w = words()
  const hours = h('input', { type: 'number', min: 0, max: 720, value: 72 })
  return order({
    title: w.rotateTitle(key.id),
    follows: w.rotateFollows,
    fields: [labelled('overlap', w.overlap, hours, w.overlapHint)],
    yes: w.rotate,
    act: async () => (await call<Key>('POST', `admin/keys/${encodeURIComponent(key.id)}/rotate`, { body: { overlapHours: Number(hours.value) } })).body,
  })
}

/** The secret, shown this once: it is nowhere else, and not kept here either. */
export function shownOnce(made: Key, close: () => void): HTMLElement {
  const w = words()
  const secret = h('input', { type: 'text', readonly: true, class: 'secret', autocomplete: 'off', spellcheck: 'false', 'data-test': 'secret' })
  secret.value = made.key!
  const said = h('span', { role: 'status' })
  const copy = button(w.copy, () => {
    void copyText(made.key!).then(
      () => void (said.textContent = w.copied),
      () => {
        secret.select()
        said.textContent = w.copyByHand
      },
    )
  }, { 'data-test': 'copy' })
  return banner(
    'warn',
    w.shownOnce,
    h('p', {}, w.shownOnceHint),
    labelled('secret', w.secret(made.id), secret),
    h('div', { class: 'actions' }, copy, button(w.keptIt, close, { 'data-test': 'kept-it' }), said),
    h('p', { class: 'hint' }, w.expiresAt(instant(made.expires))),
  )
}

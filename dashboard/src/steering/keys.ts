import { h } from '../dom'
import { instant } from '../format'
import { icon, type IconName } from '../icons'
import { nameOf, text } from '../i18n'
import { now } from '../load'
import type { Name } from '../model'
import { button, primary } from '../reporting/parts'
import type { View } from '../reporting/view'
import { call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { newKey, rotateKey, shownOnce } from './key-orders'
import { order } from './order'
import { words } from './words'

export interface Key {
  readonly id: string
  readonly unit?: { readonly id: string; readonly name?: Name }
  readonly source?: string
  readonly scopes: readonly string[]
  readonly created?: string
  readonly expires: string
  readonly revoked?: string
  readonly rotatedTo?: string
  readonly note?: string
  /** The secret: answered once, where the key was just made. */
  readonly key?: string
}

export type KeyState = 'good' | 'ending' | 'expired' | 'revoked'

/** A key that ends within a month is to be rotated. */
export function stateOf({ revoked, expires }: Key, at: number): KeyState {
  if (revoked) return 'revoked'
  const left = Date.parse(expires) - at
  return left <= 0 ? 'expired' : left < 30 * 24 * 3600_000 ? 'ending' : 'good'
}

const inOrder: readonly KeyState[] = ['ending', 'good', 'expired', 'revoked']
const tones: Record<KeyState, IconName> = { good: 'on-time', ending: 'late', expired: 'not-due', revoked: 'not-due' }

/** API keys of systems: made, rotated, revoked. */
export function createKeys(announce: (words: string) => void): View {
  const element = h('div', { class: 'desk', 'data-view': 'keys' })
  const notes = h('div', { class: 'desk-notes' })
  let keys: readonly Key[] | undefined
  let failed = false

  async function load(): Promise<void> {
    failed = false
    try {
      keys = (await call<{ keys: Key[] }>('GET', 'admin/keys')).body.keys
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failed = true
    }
    render()
  }

  render()
  const ready = load()
  return { element, render, leave: () => notes.replaceChildren(), title: () => words().tabs.keys, ready }

  function render(): void {
    const w = words()
    const body = failed
      ? [blank('failed', 'keys-failed', w.listFailed, w.tryAgainHint, button(text().retry, () => void load()))]
      : !keys
        ? [h('p', { class: 'hint', role: 'status' }, w.loading)]
        : [list(keys)]
    element.replaceChildren(
      h('p', { class: 'hint' }, w.keysHint),
      h('div', { class: 'actions' }, primary(w.newKey, () => void make(newKey()), { 'data-test': 'new-key' })),
      notes,
      ...body,
    )
  }

  function list(all: readonly Key[]): Node {
    const sorted = [...all].sort((a, b) => inOrder.indexOf(stateOf(a, now())) - inOrder.indexOf(stateOf(b, now())) || a.expires.localeCompare(b.expires))
    return sorted.length === 0 ? blank('empty', 'no-keys', words().noKeys, '') : h('ul', { class: 'cards-of-work' }, ...sorted.map(card))
  }

  function card(key: Key): Node {
    const w = words()
    const state = stateOf(key, now())
    const whose = key.unit ? `${key.unit.name ? nameOf(key.unit.name) : ''} (${key.unit.id})` : (key.source ?? w.ofTheMinistry)
    const isUsable = state === 'good' || state === 'ending'
    return h(
      'li',
      { class: 'panel key', 'data-key': key.id, 'data-key-state': state },
      h('p', { class: 'standing', 'data-state': tones[state] }, icon(tones[state]), w.keyStates[state]),
      h('h2', {}, whose, h('small', {}, key.id)),
      h('p', {}, key.scopes.map(each => w.scopes[each] ?? each).join(', ')),
      key.note && h('p', { class: 'hint' }, key.note),
      h('p', { class: 'hint' }, key.revoked ? w.revokedAt(instant(key.revoked)) : w.expiresAt(instant(key.expires)), key.rotatedTo && ` · ${w.rotatedTo(key.rotatedTo)}`),
      isUsable &&
        h(
          'div',
          { class: 'actions' },
          button(w.rotate, () => void make(rotateKey(key)), { 'data-act': 'rotate', 'aria-label': `${w.rotate}: ${whose} ${key.id}` }),
          button(w.revoke, () => void revoke(key, whose), { 'data-act': 'revoke', 'aria-label': `${w.revoke}: ${whose} ${key.id}` }),
        ),
    )
  }

  async function make(making: Promise<Key | undefined>): Promise<void> {
    const made = await making
    if (!made?.key) return
    notes.replaceChildren(shownOnce(made, () => notes.replaceChildren()))
    await load()
    notes.querySelector('input')?.select()
    announce(words().keyMade)
  }

  async function revoke(key: Key, whose: string): Promise<void> {
    const w = words()
    const done = await order({
      title: w.revokeTitle(whose, key.id),
      follows: w.revokeFollows,
      yes: w.revoke,
      act: async () => (await call<Key>('POST', `admin/keys/${encodeURIComponent(key.id)}/revoke`)).body ?? key,
    })
    if (!done) return
    announce(w.revoked)
    await load()
  }
}

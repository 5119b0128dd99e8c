import { h } from '../dom'
import { nameOf, text } from '../i18n'
import { begin, end, session } from '../session/session'

/** Who I am and for whom I work, or how to sign in. */
export function account(): Node {
  const t = text()
  const { state, who } = session
  const button = (words: string, act: () => void, test: string) =>
    h('button', { type: 'button', class: 'band-button', 'data-focus': test, 'data-test': test, onclick: act }, words)
  if (state === 'in' && who) {
    return h(
      'div',
      { class: 'account', 'data-session': state },
      h(
        'p',
        {},
        h('span', { class: 'visually-hidden' }, `${t.signedInAs} `),
        h('strong', {}, who.person),
        h('span', { class: 'account-unit' }, who.unit ? nameOf(who.unit.name) : t.noUnit),
      ),
      button(t.signOut, () => void end(), 'sign-out'),
    )
  }
  const words = state === 'signing' || state === 'unknown' || state === 'expired' || state === 'forbidden' ? t.sessionState[state] : undefined
  return h(
    'div',
    { class: 'account', 'data-session': state },
    words && h('p', {}, words),
    state === 'forbidden' ? button(t.signOut, () => void end(), 'sign-out') : state !== 'signing' && button(t.signIn, () => void begin(), 'sign-in'),
  )
}

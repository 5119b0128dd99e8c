import { h } from '../dom'
import { text } from '../i18n'
import type { PageName } from '../routes'
import { begin, lookUp, session } from '../session/session'
import { blank } from '../view/states'
import { banner, primary } from './parts'
import { words } from './words'

/** What stands on a page of work before somebody is known. */
export function gate(page: PageName): Node[] {
  const w = words()
  const heading = h('h1', { tabindex: '-1' }, text().pages[page])
  const failed = session.failed && { denied: w.denied, broken: w.broken, unreachable: w.unreachable }[session.failed]
  switch (session.state) {
    case 'signing':
      return [heading, h('p', { class: 'hint', role: 'status' }, w.signing)]
    case 'forbidden':
      return [heading, blank('forbidden', 'gate', w.forbiddenTitle, w.forbiddenHint)]
    case 'unavailable':
      return [heading, blank('unavailable', 'gate', w.unavailableTitle, w.unavailableHint)]
    case 'unknown':
      return [heading, blank('unknown', 'gate', w.unknownTitle, w.unknownHint, primary(text().retry, () => void lookUp()))]
    default:
      return [
        heading,
        ...(failed ? [banner('warn', failed)] : []),
        blank('sign-in', 'gate', page === 'steering' ? w.signInToSteer : w.signInTitle, w.signInHint, primary(text().signIn, () => void begin(), { 'data-test': 'gate-sign-in' })),
      ]
  }
}

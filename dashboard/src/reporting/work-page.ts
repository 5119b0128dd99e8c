import { fill, h } from '../dom'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import type { PageName } from '../routes'
import { beforeEnd, begin, lookUp, session, type Person } from '../session/session'
import { gate } from './gate'
import { banner, primary } from './parts'
import type { View } from './view'
import { words } from './words'

/** What stands at an address of a page of work, and what is around it. */
export interface Opened {
  readonly view?: View
  /** What the page shows, in the language that is chosen now. */
  frame(): Node[]
}

interface Work {
  readonly name: PageName
  /** Whether it goes on while the server cannot be asked who is there. */
  readonly isWithoutLine: boolean
  open(who: Person, parts: readonly string[], shell: Shell): Opened
}

/** A page for those who signed in: a gate for everyone else, then what stands at its address for whoever it is. */
export function workPage({ name, isWithoutLine, open }: Work): Page {
  let shell: Shell | undefined
  let parts: readonly string[] = []
  const ended = h('div', { class: 'ended', role: 'alert' })
  let shown: ({ readonly key: string; language: string } & Opened) | undefined

  const lookUpAgain = () => session.state === 'unknown' && void lookUp()

  function render(): void {
    if (!shell) return
    const { who, state, failed } = session
    const { language } = preferences
    const isThere = who && (state === 'in' || state === 'expired' || (isWithoutLine && state === 'unknown'))
    const key = isThere ? [who.name, who.unit?.id, who.roles.join(), ...parts].join('|') : `${state}|${failed ?? ''}`
    if (shown?.key !== key) {
      shown?.view?.leave()
      shown = { key, language, ...(isThere ? open(who, parts, shell) : { frame: () => gate(name) }) }
      const { view } = shown
      void view?.ready.then(() => view === shown?.view && shell?.setTitle())
    } else if (shown.language !== language) {
      shown.language = language
      shown.view?.render()
    } else {
      tellEnd()
      return shown.view?.sessionChanged?.()
    }
    tellEnd()
    shell.main.replaceChildren(ended, ...shown.frame())
    shell.setTitle()
  }

  /** Under whose hands the sign-in has ended can have it again, and comes back here; a view that says so itself does it where the work is. */
  function tellEnd(): void {
    const isEnded = session.state === 'expired' && !shown?.view?.sessionChanged
    fill(ended, [isEnded, preferences.language], () => (isEnded ? [banner('warn', words().signedOut, h('div', { class: 'actions' }, primary(words().signInAgain, () => void begin())))] : []))
  }

  function stop(): void {
    shown?.view?.leave()
    shown = undefined
  }

  return {
    title: () => shown?.view?.title() ?? '',
    mount(into, at) {
      shell = into
      parts = at
      addEventListener('online', lookUpAgain)
      beforeEnd(stop)
      render()
    },
    enter(at) {
      parts = at
      render()
      const view = shown?.view
      shell?.focusHeading()
      void view?.ready.then(() => view === shown?.view && shell?.focusHeading())
    },
    render,
    leave() {
      removeEventListener('online', lookUpAgain)
      stop()
      shell = undefined
    },
  }
}

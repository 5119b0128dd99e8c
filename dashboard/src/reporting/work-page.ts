import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import type { PageName } from '../routes'
import { beforeEnd, lookUp, session, type Person } from '../session/session'
import { gate } from './gate'
import type { View } from './view'

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
      return shown.view?.sessionChanged?.()
    }
    shell.main.replaceChildren(...shown.frame())
    shell.setTitle()
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

import '../style/steering.css'
import '../style/reporting.css'
import { h } from '../dom'
import { text } from '../i18n'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { gate } from '../reporting/gate'
import type { View } from '../reporting/view'
import { hashOf } from '../routes'
import { lookUp, session } from '../session/session'
import { blank } from '../view/states'
import { tabOf, tabs, tabsFor, viewOf, type Tab } from './views'
import { words } from './words'

let shell: Shell | undefined
let parts: readonly string[] = []
let shown: { key: string; language: string; view?: View } | undefined

/** Điều hành: the ministry's desk. */
export const steering: Page = {
  title: () => shown?.view?.title() ?? '',
  mount(into, at) {
    shell = into
    parts = at
    addEventListener('online', lookUpAgain)
    render()
  },
  enter(at) {
    parts = at
    render()
    const view = shown?.view
    shell?.focusHeading()
    void view?.ready.then(() => {
      if (view !== shown?.view) return
      shell?.setTitle()
      shell?.focusHeading()
    })
  },
  render,
  leave() {
    removeEventListener('online', lookUpAgain)
    shown?.view?.leave()
    shown = undefined
    shell = undefined
  },
}

const lookUpAgain = () => session.state === 'unknown' && void lookUp()

/** Builds another view when the address or the person is another, the same one again in another language. */
function render(): void {
  if (!shell) return
  const { who, state } = session
  const { language } = preferences
  const isThere = who && (state === 'in' || state === 'expired')
  const key = isThere ? [who.name, who.roles.join(), ...parts].join('|') : `${state}|${session.failed ?? ''}`
  if (shown?.key === key && shown.language === language) return
  if (shown?.key === key && shown.view) {
    shown.language = language
    shown.view.render()
    return frame(shown.view)
  }
  shown?.view?.leave()
  shown = { key, language }
  if (!isThere) return shell.main.replaceChildren(...gate('steering'))
  const mine = tabsFor(who.roles)
  const first = mine[0]
  const w = words()
  if (!first) return shell.main.replaceChildren(h('h1', { tabindex: '-1' }, text().pages.steering), blank('no-ruler', 'gate', w.noRuler, w.noRulerHint))
  // Whoever is an administrator alone has no work list: their first page is another.
  const at = parts.length === 0 && first !== 'work' ? [tabs.find(({ tab }) => tab === first)!.slug] : parts
  if (!mine.includes(tabOf(at))) return frame(undefined, blank('not-yours', 'gate', w.notYours, w.notYoursHint))
  const view = viewOf(at, shell)
  shown.view = view
  frame(view)
}

/** The heading and the parts of the page around what is open. */
function frame(view: View | undefined, instead?: Node): void {
  const w = words()
  const mine = tabsFor(session.who?.roles ?? [])
  const current = parts.length === 0 ? mine[0] : tabOf(parts)
  const link = (tab: Tab) =>
    h('li', {}, h('a', { href: hashOf('steering', ...[tabs.find(each => each.tab === tab)!.slug].filter(Boolean)), 'aria-current': tab === current && 'page', 'data-tab': tab }, w.tabs[tab]))
  // A report, a discrepancy and a source have a heading of their own.
  const isOne = (parts[0] === 'bao-cao' && parts.length > 3) || (parts[0] === 'doi-soat' && parts.length > 4) || (parts[0] === 'ket-noi' && parts.length > 1)
  shell!.main.replaceChildren(
    ...[
      !isOne && h('h1', { tabindex: '-1' }, current ? `${text().pages.steering}: ${w.tabs[current].charAt(0).toLowerCase()}${w.tabs[current].slice(1)}` : text().pages.steering),
      h('nav', { class: 'tabs', 'aria-label': text().pages.steering }, h('ul', {}, ...mine.map(link))),
      instead ?? view?.element,
    ].filter(part => part instanceof Node),
  )
}

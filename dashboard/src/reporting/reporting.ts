import '../style/reporting.css'
import { h } from '../dom'
import { text } from '../i18n'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { beforeEnd, lookUp, session } from '../session/session'
import { blank } from '../view/states'
import { createList } from './list'
import { gate } from './gate'
import { createReport } from './report'
import type { View } from './view'
import { words } from './words'

let shell: Shell | undefined
let parts: readonly string[] = []
let shown: { key: string; view?: View } | undefined

/** Lập báo cáo: what a unit owes, and the form to fill in. */
export const reporting: Page = {
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
    shell?.setTitle()
    shell?.focusHeading()
    void view?.ready.then(() => view === shown?.view && shell?.focusHeading())
  },
  render,
  leave() {
    removeEventListener('online', lookUpAgain)
    shown?.view?.leave()
    shown = undefined
    shell = undefined
  },
}

beforeEnd(() => {
  shown?.view?.leave()
  shown = undefined
})

const lookUpAgain = () => session.state === 'unknown' && void lookUp()

/** Builds another view when the address or the person is another, the same one again in another language. */
function render(): void {
  if (!shell) return
  const { who, state } = session
  const isThere = who && (state === 'in' || state === 'expired' || state === 'unknown')
  const [form, period] = parts
  const key = [isThere ? `${who.name}|${who.unit?.id}|${who.roles.join()}|${form}|${period}` : state, session.failed, preferences.language].join('|')
  if (shown?.key === key) return shown.view?.sessionChanged?.()
  const isOther = !shown?.view || shown.key.slice(0, shown.key.lastIndexOf('|')) !== key.slice(0, key.lastIndexOf('|'))
  if (!isOther) {
    shown!.key = key
    shown!.view!.render()
    return
  }
  shown?.view?.leave()
  if (!isThere) {
    shown = { key }
    shell.main.replaceChildren(...gate('reporting'))
  } else if (!who.unit || !(who.roles.includes('enter') || who.roles.includes('sign'))) {
    shown = { key }
    shell.main.replaceChildren(h('h1', { tabindex: '-1' }, text().pages.reporting), blank('no-reporter', 'gate', words().noReporter, words().noReporterHint))
  } else {
    const view =
      form && period
        ? createReport(who, who.unit, form, period, { announce: shell.announce, focusHeading: shell.focusHeading, titled: shell.setTitle })
        : createList(who, who.unit)
    shown = { key, view }
    shell.main.replaceChildren(view.element)
  }
  shell.setTitle()
}

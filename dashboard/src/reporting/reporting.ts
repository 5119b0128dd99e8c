import '../style/reporting.css'
import '../style/steering.css'
import type { WorkState } from '../discrepancies/discrepancy'
import { createDiscrepancies } from '../discrepancies/list'
import { createDiscrepancy } from '../discrepancies/one'
import { h } from '../dom'
import { text } from '../i18n'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import { beforeEnd, lookUp, session, type Person, type UnitName } from '../session/session'
import { blank } from '../view/states'
import { discrepanciesHead } from './discrepancies-of-unit'
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
  const key = [isThere ? `${who.name}|${who.unit?.id}|${who.roles.join()}|${parts.join('/')}` : state, session.failed, preferences.language].join('|')
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
    const view = viewOf(who, who.unit, shell)
    shown = { key, view }
    shell.main.replaceChildren(view.element)
  }
  shell.setTitle()
}

/** What stands at an address of the page: a report, a discrepancy to be explained, or the list of what is owed. */
function viewOf(who: Person, unit: UnitName, { announce, focusHeading, setTitle }: Shell): View {
  const [first, second, ...rest] = parts
  const work = hashOf('reporting', 'doi-soat')
  if (first === 'doi-soat' && rest.length > 1) return createDiscrepancy('unit', parts.slice(1), work, announce)
  if (first === 'doi-soat') {
    return createDiscrepancies({
      head: () => discrepanciesHead(unit),
      unit: unit.id,
      state: second as WorkState | undefined,
      addressOf: key => `${work}/${key}`,
      addressOfState: state => (state ? `${work}/${state}` : work),
    })
  }
  return first && second ? createReport(who, unit, first, second, { announce, focusHeading, titled: setTitle }) : createList(who, unit)
}

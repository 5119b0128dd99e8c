import '../style/reporting.css'
import '../style/steering.css'
import type { WorkState } from '../discrepancies/discrepancy'
import { createDiscrepancies } from '../discrepancies/list'
import { createDiscrepancy } from '../discrepancies/one'
import { h } from '../dom'
import { text } from '../i18n'
import type { Shell } from '../page'
import { hashOf } from '../routes'
import type { Person, UnitName } from '../session/session'
import { blank } from '../view/states'
import { discrepanciesHead } from './discrepancies-of-unit'
import { createList } from './list'
import { createReport } from './report'
import type { View } from './view'
import { words } from './words'
import { workPage } from './work-page'

/** Lập báo cáo: what a unit owes, and the form to fill in. */
export const reporting = workPage({
  name: 'reporting',
  isWithoutLine: true,
  open(who, parts, shell) {
    if (!who.unit || !(who.roles.includes('enter') || who.roles.includes('sign'))) {
      return { frame: () => [h('h1', { tabindex: '-1' }, text().pages.reporting), blank('no-reporter', 'gate', words().noReporter, words().noReporterHint)] }
    }
    const view = viewOf(who, who.unit, parts, shell)
    return { view, frame: () => [view.element] }
  },
})

/** What stands at an address of the page: a report, a discrepancy to be explained, or the list of what is owed. */
function viewOf(who: Person, unit: UnitName, parts: readonly string[], { announce, focusHeading }: Shell): View {
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
  return first && second ? createReport(who, unit, first, second, { announce, focusHeading }) : createList(who, unit)
}

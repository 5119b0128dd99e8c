import '../style/steering.css'
import '../style/reporting.css'
import { h } from '../dom'
import { text } from '../i18n'
import { workPage } from '../reporting/work-page'
import { hashOf } from '../routes'
import { blank } from '../view/states'
import { hasOwnHeading, slugOf, tabOf, tabsFor, viewOf, type Tab } from './views'
import { words } from './words'

/** Điều hành: the ministry's desk. */
export const steering = workPage({
  name: 'steering',
  isWithoutLine: false,
  open({ roles }, parts, shell) {
    const mine = tabsFor(roles)
    const [first] = mine
    if (!first) return { frame: () => [h('h1', { tabindex: '-1' }, text().pages.steering), blank('no-ruler', 'gate', words().noRuler, words().noRulerHint)] }
    // Whoever is an administrator alone has no work list: their first page is another.
    const at = parts.length === 0 ? [slugOf(first)].filter(Boolean) : parts
    const current = tabOf(at)
    if (!mine.includes(current)) return { frame: () => [...head(mine, current, at), blank('not-yours', 'gate', words().notYours, words().notYoursHint)] }
    const view = viewOf(at, shell)
    return { view, frame: () => [...head(mine, current, at), view.element] }
  },
})

/** The heading, and the parts of the page that are someone's. */
function head(mine: readonly Tab[], current: Tab, at: readonly string[]): Node[] {
  const w = words()
  const name = w.tabs[current]
  const link = (tab: Tab) => h('li', {}, h('a', { href: hashOf('steering', ...[slugOf(tab)].filter(Boolean)), 'aria-current': tab === current && 'page', 'data-tab': tab }, w.tabs[tab]))
  const links = h('nav', { class: 'tabs', 'aria-label': text().pages.steering }, h('ul', {}, ...mine.map(link)))
  return hasOwnHeading(at) ? [links] : [h('h1', { tabindex: '-1' }, `${text().pages.steering}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`), links]
}

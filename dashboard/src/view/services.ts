import { openDialog } from '../dialog'
import { h } from '../dom'
import { instant, number } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import { now } from '../load'
import { isStale, sourceState, type IndexEntry, type Measurements, type Source, type SourceState } from '../model'
import { hashOf } from '../routes'
import { sourceOrigin } from './source-origin'
import { words } from './words'

const worstFirst: readonly SourceState[] = ['down', 'failing', 'stale', 'never', 'offline', 'maintenance', 'healthy']

/** As many as fit beside the reports; the page of measurements has all. */
const shown = 4

/** How the connected systems are: counts by state, and the first of them by name, those in trouble before the others. */
export function servicesPanel(snapshot: Measurements | undefined, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const w = words()
  const sources = (snapshot?.sources ?? [])
    .map(source => ({ source, state: sourceState(source, snapshot!, now()) }))
    .sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state))
  const counts = worstFirst.map(state => [state, sources.filter(each => each.state === state).length] as const).filter(([, count]) => count > 0)
  const healthy = sources.filter(({ state }) => state === 'healthy').length
  const suspect = snapshot?.poller?.networkSuspectSince
  return [
    h('h2', { id: 'measurements' }, w.services),
    sources.length === 0
      ? h('p', { class: 'hint', 'data-view': 'no-source' }, t.measurementsNone)
      : h('p', { class: 'lead', 'data-test': 'healthy' }, w.servicesHealthy(number(healthy), number(sources.length))),
    suspect != null && h('p', { class: 'standing', 'data-state': 'stale' }, icon('stale'), t.networkSuspect(instant(suspect))),
    sources.length > 0 &&
      h(
        'ul',
        { class: 'legend' },
        ...counts.map(([state, count]) => h('li', { 'data-state': state }, icon(state), t.sourceState[state], h('strong', {}, number(count)))),
      ),
    sources.length > 0 && h('ul', { class: 'service-list' }, ...sources.slice(0, shown).map(each => row(each.source, each.state, entry))),
    h('a', { class: 'more', href: hashOf('measuring'), 'data-focus': 'to-measuring', 'data-test': 'to-measuring' }, w.servicesMore),
  ].filter(part => part instanceof Node)
}

function row(source: Source, state: SourceState, entry: IndexEntry | undefined): Node {
  const t = text()
  const name = nameOf(source.name)
  const since = source.lastSuccess == null ? (state === 'never' ? '' : t.neverSucceeded) : instant(source.lastSuccess)
  return h(
    'li',
    { 'data-source': source.id, 'data-state': state, 'data-stale': String(isStale(source, now())) },
    icon(state),
    h(
      'button',
      { type: 'button', class: 'link', 'aria-haspopup': 'dialog', 'data-focus': `source-${source.id}`, onclick: () => openDialog(name, ...sourceOrigin(source, entry)) },
      name,
    ),
    h('span', { class: 'service-state' }, t.sourceState[state], since && h('small', {}, since)),
  )
}

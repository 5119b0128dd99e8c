import { openDialog } from '../dialog'
import { h } from '../dom'
import { instant, metricValue, number } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import { now } from '../load'
import { isStale, sourceState, type IndexEntry, type Measurements, type Metric, type Source, type SourceState } from '../model'
import { sourceOrigin } from './source-origin'

/** What the agencies' own systems say, a card a system, with how sure the page is that it still holds. */
export function measurements(snapshot: Measurements | undefined, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const sources = snapshot?.sources ?? []
  const title = [h('h2', { id: 'measurements' }, t.measurements), h('p', { class: 'hint' }, t.measurementsHint)]
  if (sources.length === 0) return [...title, h('p', { class: 'blank', 'data-view': 'no-source' }, t.measurementsNone)]
  const suspect = snapshot?.poller?.networkSuspectSince
  const notice = suspect != null && h('p', { class: 'standing', 'data-state': 'stale' }, icon('stale'), t.networkSuspect(instant(suspect)))
  return [...title, ...(notice ? [notice] : []), h('div', { class: 'cards' }, ...sources.map(source => card(source, snapshot!, entry)))]
}

function card(source: Source, snapshot: Measurements, entry: IndexEntry | undefined): Node {
  const t = text()
  const name = nameOf(source.name)
  const state = sourceState(source, snapshot, now())
  const stale = isStale(source, now())
  const whence = () => openDialog(name, ...sourceOrigin(source, entry))
  return h(
    'article',
    { class: 'card', 'data-source': source.id, 'data-state': state, 'data-stale': String(stale), 'data-test': 'source' },
    h(
      'div',
      { class: 'tile-head' },
      h('div', {}, h('h3', {}, name), h('p', { class: 'hint' }, nameOf(source.owner.name))),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button whence',
          title: t.whence,
          'aria-label': t.whenceOf(name),
          'data-focus': `whence-${source.id}`,
          onclick: whence,
        },
        icon('info'),
      ),
    ),
    standing(source, state),
    (state === 'failing' || state === 'down') &&
      h(
        'p',
        { class: 'cause' },
        source.class && t.class[source.class],
        ` (${t.failures}: ${number(source.consecutiveFailures)})`,
      ),
    stale && state !== 'stale' && h('p', { class: 'standing', 'data-state': 'stale' }, icon('stale'), t.staleFigures),
    source.metrics.length > 0 && h('dl', { class: 'metrics' }, ...source.metrics.map(metric)),
    lastSuccess(source),
  )
}

function standing(source: Source, state: SourceState): Node {
  const partial = state === 'healthy' && source.class === 'partial'
  return h(
    'p',
    { class: `standing${partial ? ' partial' : ''}`, 'data-state': state },
    icon(partial ? 'info' : state),
    partial ? text().partial : text().sourceState[state],
  )
}

function metric(each: Metric): Node {
  const shown = each.value === null ? undefined : metricValue(each.value, each)
  return h(
    'div',
    {},
    h('dt', {}, nameOf(each.name)),
    h(
      'dd',
      { 'data-metric': each.code },
      shown ? h('data', { value: each.value }, shown.value) : text().noValue,
      shown && h('span', { class: 'measure' }, shown.unit === '%' ? '%' : ` ${shown.unit}`),
    ),
  )
}

function lastSuccess({ lastAttempt, lastSuccess }: Source): Node | false {
  const t = text()
  if (lastAttempt == null) return false
  const at = lastSuccess == null ? t.neverSucceeded : h('time', { datetime: lastSuccess }, instant(lastSuccess))
  return h('p', { class: 'as-of' }, h('span', {}, t.lastSuccess, ': '), at)
}

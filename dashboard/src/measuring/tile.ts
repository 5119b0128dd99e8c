import { h } from '../dom'
import { instant, metricValue, number } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import { isStale, type Metric, type Source, type SourceState } from '../model'
import { hashOf } from '../routes'
import { sparkline } from './marks'
import { flooredPercent, newest, type Seen, type SourceRecent } from './model'
import { words } from './words'

const figuresOfTile = 3

/** A system: how it is and since when, how it was, and what it said last. */
export function tile({ source, state }: Seen, recent: SourceRecent | undefined, now: number): HTMLElement {
  const w = words()
  const stale = isStale(source, now)
  const left = source.metrics.length - figuresOfTile
  return h(
    'article',
    { class: 'card source-tile', 'data-source': source.id, 'data-state': state, 'data-stale': String(stale), 'data-test': 'source' },
    h('div', {}, h('h4', {}, h('a', { href: hashOf('measuring', source.id), 'data-focus': `source-${source.id}` }, nameOf(source.name))), h('p', { class: 'hint' }, nameOf(source.owner.name))),
    h('p', { class: 'tile-state' }, standing(source, state), source.since && state !== 'never' && h('span', { class: 'as-of' }, w.since(instant(source.since)))),
    (state === 'failing' || state === 'down') && source.class && h('p', { class: 'cause' }, text().class[source.class]),
    h(
      'dl',
      { class: 'shares' },
      share(w.today, source.availability),
      share(w.thirtyDays, recent?.availability),
    ),
    latency(recent),
    source.metrics.length > 0 && h('dl', { class: 'metrics' }, ...newest(source.metrics, figuresOfTile).map(metric)),
    left > 0 && h('p', { class: 'hint' }, w.more(left)),
    source.lastSuccess != null &&
      h(
        'p',
        { class: 'as-of', 'data-test': 'as-of' },
        stale && h('span', { class: 'old' }, icon('stale'), w.stale),
        `${w.asOf} `,
        h('time', { datetime: source.lastSuccess }, instant(source.lastSuccess)),
      ),
  )
}

export function standing(source: Source, state: SourceState): Node {
  const partial = state === 'healthy' && source.class === 'partial'
  return h(
    'span',
    { class: `standing${partial ? ' partial' : ''}`, 'data-state': state },
    icon(partial ? 'info' : state),
    partial ? text().partial : text().sourceState[state],
  )
}

export const percent = (share: number | undefined): string =>
  share === undefined ? words().notYet : `${number(flooredPercent(share), 2)}%`

const share = (name: string, value: number | undefined) =>
  h('div', {}, h('dt', {}, name), h('dd', { class: value === undefined ? 'unknown' : '' }, percent(value)))

function latency(recent: SourceRecent | undefined): Node | false {
  const w = words()
  const known = recent?.latency.filter(value => value != null) ?? []
  if (!recent || known.length === 0) return false
  const [least, most] = [number(Math.min(...known)), number(Math.max(...known))]
  return h(
    'div',
    { class: 'latency' },
    h('p', { class: 'hint' }, w.latency, ': ', w.ms(least === most ? most : `${least}–${most}`)),
    sparkline(recent.latency, w.latencyAria(least, most, known.length)),
  )
}

export function metric(each: Metric): Node {
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

import { facts, h } from '../dom'
import { dataLink, duration, exactMetric, instant, number } from '../format'
import { nameOf, text } from '../i18n'
import type { IndexEntry, Source } from '../model'

/** Where measured figures are from: the system, when and how it was asked, every value in full. */
export function sourceOrigin(source: Source, entry: IndexEntry | undefined): Node[] {
  const t = text()
  return [
    facts([
      [t.owner, nameOf(source.owner.name)],
      [t.sourceCode, h('code', {}, source.id)],
      [t.interval, duration(source.intervalSeconds)],
      [t.lastAttempt, source.lastAttempt ? time(source.lastAttempt) : t.sourceState.never],
      [t.lastSuccess, source.lastSuccess ? time(source.lastSuccess) : t.neverSucceeded],
      [t.cause, source.lastAttempt && source.class && t.class[source.class]],
      [t.availability, source.availability == null ? t.noValue : `${number(Math.floor(source.availability * 1e4) / 100, 2)}%`],
      [t.failures, number(source.consecutiveFailures)],
    ]),
    h(
      'table',
      { class: 'wide' },
      h('thead', {}, h('tr', {}, ...[t.indicator, t.exactValue, t.measuredAt].map(words => h('th', { scope: 'col' }, words)))),
      h(
        'tbody',
        {},
        ...source.metrics.map(metric =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, nameOf(metric.name), h('small', {}, metric.code)),
            h('td', {}, metric.value === null ? t.noValue : exactMetric(metric.value, metric)),
            h('td', {}, time(metric.at)),
          ),
        ),
      ),
    ),
    ...(entry ? [h('p', {}, h('a', { href: dataLink(entry.path) }, t.raw))] : []),
  ]
}

const time = (value: string) => h('time', { datetime: value }, instant(value))

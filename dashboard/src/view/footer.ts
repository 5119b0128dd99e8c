import { facts, h } from '../dom'
import { dataLink, instant } from '../format'
import { text } from '../i18n'
import { entryKey } from '../periods'
import type { State } from '../state'

export function footer({ index, chosen, checkedAt }: State): Node[] {
  const t = text()
  const link = (path: string | undefined, words: string) =>
    path !== undefined && h('li', {}, h('a', { href: dataLink(path), 'data-focus': path }, words))
  return [
    h('h2', {}, t.footer),
    h('p', {}, t.footerFrom),
    facts([
      [t.indexAsOf, index?.asOf && h('time', { datetime: index.asOf, 'data-test': 'index-as-of' }, instant(index.asOf))],
      [t.checkedAt, checkedAt !== undefined && instant(checkedAt)],
    ]),
    h(
      'ul',
      { class: 'links' },
      link(index?.asOf && 'index.json', t.rawIndex),
      link(chosen && index?.entries[entryKey(chosen)]?.path, t.rawPeriod),
      link(index?.entries['measurements']?.path, t.rawMeasurements),
    ),
    h('p', { class: 'hint' }, t.timeZone),
  ]
}

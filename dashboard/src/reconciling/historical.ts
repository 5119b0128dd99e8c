import { h } from '../dom'
import { dataLink, number, withUnit } from '../format'
import { nameOf, periodName } from '../i18n'
import type { IndexEntry, Name } from '../model'
import { words } from './words'

/** Figures that others published, as they published them. */
export interface Published {
  readonly kind: 'published'
  readonly series: readonly {
    readonly code: string
    readonly name: Name
    readonly unitOfMeasure: Name
    readonly decimals: number
    readonly note?: Name
    readonly figures: readonly {
      readonly period?: string
      readonly block?: string
      readonly value: number
      readonly target?: number
      readonly source: string
      readonly note?: Name
    }[]
  }[]
}

const blockKinds: Record<string, string> = { nation: 'nation', ministries: 'ministry', provinces: 'province' }

/** What was said of it before this system measured: with its source, and marked as published. */
export function historical(published: Published, entry: IndexEntry | undefined): Node[] {
  const w = words()
  return published.series.flatMap(series => {
    const figures = series.figures.filter(each => each.block && each.period)
    if (figures.length === 0) return []
    // As it was printed: no digit more.
    const value = (figure: number) => withUnit(number(figure, String(figure).split('.')[1]?.length ?? 0), nameOf(series.unitOfMeasure))
    return [
      h('h2', { id: 'historical' }, w.historical),
      h('p', { class: 'hint' }, w.historicalHint),
      ...figures.filter(each => each.note).map(each =>
        h('blockquote', { class: 'reply', 'data-test': 'published-statement' }, h('p', { class: 'statement' }, nameOf(each.note!)), h('p', { class: 'as-of' }, `${periodName(each.period!)} · ${w.source}: ${each.source}`)),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': nameOf(series.name) },
        h(
          'table',
          { 'data-test': 'historical' },
          h('caption', {}, nameOf(series.name)),
          h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.period), h('th', { scope: 'col' }, w.block), h('th', { scope: 'col', class: 'number' }, w.measured), h('th', { scope: 'col', class: 'number' }, w.target), h('th', { scope: 'col' }, w.source))),
          h(
            'tbody',
            {},
            ...[...figures].reverse().map(each =>
              h(
                'tr',
                {},
                h('th', { scope: 'row' }, periodName(each.period!)),
                h('td', { class: 'word' }, w.kinds[blockKinds[each.block!] ?? ''] ?? each.block),
                h('td', {}, value(each.value)),
                h('td', {}, each.target === undefined ? '–' : value(each.target)),
                h('td', { class: 'word' }, each.source),
              ),
            ),
          ),
        ),
      ),
      series.note && h('p', { class: 'hint' }, nameOf(series.note)),
      entry && h('p', {}, h('a', { href: dataLink(entry.path) }, w.raw)),
    ].filter(part => part instanceof Node)
  })
}

import { h } from '../dom'
import { dataLink, number, withUnit } from '../format'
import { nameOf, periodName } from '../i18n'
import type { IndexEntry, Name } from '../model'
import { stackedTable } from '../view/stacked'
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
        stackedTable(
          { 'data-test': 'historical' },
          [{ name: w.period }, { name: w.block, isWords: true }, { name: w.measured }, { name: w.target }, { name: w.source, isWords: true }],
          [...figures].reverse().map(each => ({
            head: periodName(each.period!),
            cells: [w.kinds[blockKinds[each.block!] ?? ''] ?? each.block ?? '', value(each.value), each.target === undefined ? '–' : value(each.target), each.source],
          })),
          nameOf(series.name),
        ),
      ),
      series.note && h('p', { class: 'hint' }, nameOf(series.note)),
      entry && h('p', {}, h('a', { href: dataLink(entry.path) }, w.raw)),
    ].filter(part => part instanceof Node)
  })
}

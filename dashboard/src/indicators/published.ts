import { h } from '../dom'
import { number, withUnit } from '../format'
import { nameOf, text } from '../i18n'
import { hashOf } from '../routes'
import { publishedHash } from './address'
import type { PublishedFigure, PublishedSeries } from './model'
import { words } from './words'

/** A published series: a line where its figures have periods, and each figure with its source. Never a part of our own series. */
export function publishedPanel(series: PublishedSeries, group?: string): HTMLElement {
  const w = words()
  return h(
    'section',
    { class: 'panel published', 'data-published': series.code },
    h('h2', {}, nameOf(series.name), ' ', h('span', { class: 'badge published-mark' }, w.publishedMark)),
    h('p', { class: 'hint' }, w.publishedNever),
    series.note && h('p', { class: 'hint' }, `${w.notePublished}: ${nameOf(series.note)}`),
    figuresTable(series),
    h(
      'p',
      { class: 'links-line' },
      series.indicator && !group && h('a', { href: hashOf('indicators', series.indicator) }, w.indicatorPage),
      group && h('a', { href: publishedHash(group) }, w.publishedGroups[group] ?? group),
    ),
  )
}

function figuresTable(series: PublishedSeries): Node {
  const [t, w] = [text(), words()]
  const has = (of: (figure: PublishedFigure) => unknown) => series.figures.some(figure => of(figure) !== undefined)
  const head = (words: string, isNumber = false) => h('th', { scope: 'col', class: isNumber && 'number' }, words)
  return h(
    'div',
    { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': nameOf(series.name) },
    h(
      'table',
      { class: 'published-table' },
      h('caption', { class: 'visually-hidden' }, nameOf(series.name)),
      h('thead', {}, h('tr', {}, head(w.period), head(w.whom), head(t.value, true), has(figure => figure.growth) && head(w.growthPrinted, true), has(figure => figure.computed) && head(w.growthComputed, true), head(w.sourceLabel))),
      h(
        'tbody',
        {},
        ...series.figures.map(figure =>
          h(
            'tr',
            { 'data-misprint': figure.isMisprint, 'data-test': 'published-figure' },
            h('th', { scope: 'row' }, figure.periodName ? nameOf(figure.periodName) : w.noPeriod),
            h('td', { class: 'words whom' }, figure.unit ? nameOf(figure.unit.name) : figure.block ? w.block[figure.block] : ''),
            h('td', {}, valueOf(figure, series), bar(figure, series), ...more(figure, series)),
            has(each => each.growth) && h('td', {}, figure.growth === undefined ? '' : `${number(figure.growth, decimalsOf(figure.growth))}%`),
            has(each => each.computed) && h('td', {}, ...computed(figure)),
            h('td', { class: 'words source' }, figure.source, figure.note && h('small', {}, nameOf(figure.note))),
          ),
        ),
      ),
    ),
  )
}

const decimalsOf = (value: number) => (String(value).split('.')[1] ?? '').length

/** "trên 30%", "ước đạt 2.067.389 tỷ đồng". */
export function publishedValue(figure: PublishedFigure, series: PublishedSeries): string {
  const w = words()
  return `${figure.isEstimate ? `${w.estimate} ` : ''}${w.exactness[figure.exactness]}${withUnit(number(figure.value, Math.max(decimalsOf(figure.value), 0)), nameOf(series.unitOfMeasure))}`
}

const valueOf = (figure: PublishedFigure, series: PublishedSeries) =>
  h('span', { class: 'published-value' }, publishedValue(figure, series), figure.isMisprint && h('span', { class: 'badge', title: words().misprintHint, 'data-status': 'misprint' }, words().misprint))

/** A rate of a hundred as a bar; decoration beside its number. Amounts have none: a month's and a year's would stand side by side. */
function bar(figure: PublishedFigure, series: PublishedSeries): Node | false {
  if (figure.isMisprint || series.unitOfMeasure.vi !== '%') return false
  const filled = h('span')
  filled.style.inlineSize = `${Math.min(100, Math.max(0, figure.value))}%`
  return h('span', { class: 'share', 'aria-hidden': 'true' }, filled)
}

function more(figure: PublishedFigure, series: PublishedSeries): Node[] {
  const w = words()
  const all = [
    figure.numerator !== undefined && figure.denominator !== undefined && w.partsOf(number(figure.numerator), number(figure.denominator)),
    figure.planShare !== undefined && w.planShare(number(figure.planShare)),
    figure.target !== undefined && w.target(withUnit(number(figure.target), nameOf(series.unitOfMeasure))),
  ]
  return all.filter(each => each !== false).map(each => h('small', {}, each))
}

function computed({ computed }: PublishedFigure): (Node | string)[] {
  const w = words()
  if (!computed) return []
  const verdict = computed.agrees === undefined ? undefined : computed.agrees ? w.agrees : w.disagrees
  return [`${number(computed.computed, 2)}%`, ...(verdict ? [h('small', { 'data-agrees': String(computed.agrees) }, verdict)] : [])]
}

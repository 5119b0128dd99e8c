import { h } from '../dom'
import { number, withUnit } from '../format'
import { nameOf, periodName, text } from '../i18n'
import type { Submissions } from '../model'
import type { PublishedFigure, PublishedGroup, PublishedSeries } from '../published'
import { words } from './words'

/** As many as two rows hold. */
const shown = 8

/** Where nobody has reported: said plainly, and beside it what others published, each with its source and marked as that. */
export function publishedHistory(groups: readonly PublishedGroup[], submissions: Submissions): Node[] {
  const t = text()
  const w = words()
  const newest = groups.flatMap(({ series }) => series).flatMap(series => {
    const figure = newestNational(series)
    return figure ? [{ series, figure }] : []
  })
  const lead = h('p', { class: 'strong', 'data-view': 'no-report' }, `${w.publishedLead(nameOf(submissions.period.name))} ${t.figuresNoneHint}`)
  if (newest.length === 0) return [h('h2', { id: 'figures' }, t.figures), lead]
  newest.sort((a, b) => newer(a.figure, b.figure))
  return [
    h('div', { class: 'panel-head stacked' }, lead, h('h2', { id: 'figures' }, w.published), h('p', { class: 'hint' }, w.publishedHint)),
    h('div', { class: 'tiles' }, ...newest.slice(0, shown).map(each => tile(each.series, each.figure))),
  ]
}

/** The newest figure of the country that names its period and was not misprinted. */
export function newestNational({ figures }: PublishedSeries): PublishedFigure | undefined {
  return figures
    .filter(figure => figure.block === 'nation' && figure.period !== undefined && !figure.isMisprint)
    .sort(newer)[0]
}

const newer = (a: PublishedFigure, b: PublishedFigure): number => (placeOf(a) < placeOf(b) ? 1 : placeOf(a) > placeOf(b) ? -1 : 0)

/** A year's figure is newer than those of its parts. */
const placeOf = ({ period = '' }: PublishedFigure) => (period.length === 4 ? `${period}-~` : period)

function tile(series: PublishedSeries, figure: PublishedFigure): Node {
  const w = words()
  const unit = nameOf(series.unitOfMeasure)
  const about = figure.exactness === 'exact' ? '' : `${w.exactness[figure.exactness]} `
  const growth = figure.growth
  return h(
    'article',
    { class: 'tile published', 'data-published': series.code },
    h('h3', {}, nameOf(series.name)),
    h(
      'p',
      { class: 'figure' },
      h('span', { class: 'prefix' }, figure.isEstimate && `${text().estimateOf} `, about),
      h('data', { value: figure.value }, number(figure.value, decimalsOf(figure.value, series.decimals))),
      h('span', { class: unit === '%' ? 'percent' : 'measure' }, unit === '%' ? unit : ` ${unit}`),
    ),
    growth !== undefined &&
      h('p', { class: 'hint' }, growth < 0 ? w.publishedFall(withUnit(number(-growth, 1), '%')) : w.publishedGrowth(withUnit(number(growth, 1), '%'))),
    h('p', { class: 'coverage' }, h('strong', {}, figure.periodName ? nameOf(figure.periodName) : periodName(figure.period ?? '')), h('span', { class: 'badge' }, w.publishedBadge)),
    h('p', { class: 'as-of' }, `${w.publishedSource}: ${figure.source}`),
  )
}

const decimalsOf = (value: number, decimals: number): number => (Number.isInteger(value) ? 0 : decimals)

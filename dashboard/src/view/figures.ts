import { h } from '../dom'
import { figure, figureWithUnit, instant } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import { headlineOrder, ratioParts, totalStatus, type Indicator, type IndexEntry, type Submissions } from '../model'
import { openDialog } from '../dialog'
import { definition } from './definition'
import { estimatePrefix, statusBadge } from './status'
import { ofUnits } from './units'

/** As many as fill two rows of a wide screen; the others, and those that nobody reported, wait behind a button. */
const headline = 8
let expanded = false

export function figures(submissions: Submissions, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const title = h('h2', { id: 'figures' }, t.figures)
  if (submissions.submissions.length === 0) {
    return [
      title,
      h(
        'div',
        { class: 'blank', 'data-view': 'no-report' },
        h('p', { class: 'strong' }, t.figuresNone),
        h('p', {}, t.figuresNoneHint),
      ),
    ]
  }
  const indicators = headlineOrder(submissions)
  const reported = indicators.filter(indicator => submissions.totals[indicator.code]).length
  const first = Math.min(headline, reported || headline)
  const tiles = indicators.map(indicator => tile(indicator, submissions, entry))
  if (tiles.length <= first) return [title, h('div', { class: 'tiles' }, ...tiles)]

  const more = h('button', { type: 'button', class: 'button', 'data-focus': 'more-figures', 'data-test': 'more-figures' })
  const apply = () => {
    tiles.forEach((each, i) => (each.hidden = i >= first && !expanded))
    more.textContent = expanded ? t.fewerFigures : t.allFigures(tiles.length)
    more.ariaExpanded = String(expanded)
  }
  more.addEventListener('click', () => {
    expanded = !expanded
    apply()
  })
  apply()
  return [title, h('div', { class: 'tiles' }, ...tiles), more]
}

function tile(indicator: Indicator, submissions: Submissions, entry: IndexEntry | undefined): HTMLElement {
  const t = text()
  const name = nameOf(indicator.name)
  const total = submissions.totals[indicator.code]
  const value = total?.value ?? null
  const status = totalStatus(indicator.code, submissions.submissions)
  const whence = () => openDialog(name, ...definition(indicator, submissions, entry))
  return h(
    'article',
    { class: `tile ${indicator.kind}`, 'data-indicator': indicator.code, 'data-test': 'figure' },
    h(
      'div',
      { class: 'tile-head' },
      h('h3', {}, name),
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button whence',
          title: t.whence,
          'aria-label': t.whenceOf(name),
          'data-focus': `whence-${indicator.code}`,
          onclick: whence,
        },
        icon('info'),
      ),
    ),
    value === null ? h('p', { class: 'no-value' }, t.noValue) : bigFigure(value, indicator, estimatePrefix(status)),
    indicator.kind === 'ratio' && value !== null && share(value, indicator),
    indicator.kind === 'ratio' && value !== null && parts(indicator, submissions),
    h(
      'p',
      { class: 'coverage' },
      h('span', { 'data-test': 'coverage' }, ofUnits(total?.units ?? 0, submissions)),
      status && statusBadge(status),
    ),
    h('p', { class: 'as-of' }, h('span', {}, t.asOf, ' '), h('time', { datetime: submissions.asOf }, instant(submissions.asOf))),
  )
}

function bigFigure(value: number, indicator: Indicator, prefix: Node | false): Node {
  const unit = nameOf(indicator.unit)
  return h(
    'p',
    { class: 'figure' },
    prefix,
    h('data', { value, 'data-test': 'value' }, figure(value, indicator)),
    h('span', { class: unit === '%' ? 'percent' : 'measure' }, unit === '%' ? unit : ` ${unit}`),
  )
}

/** A rate of a hundred as a bar; decoration beside its number. */
function share(value: number, indicator: Indicator): Node | false {
  if (indicator.unit.vi !== '%') return false
  const filled = h('span')
  filled.style.inlineSize = `${Math.min(100, Math.max(0, value))}%`
  return h('div', { class: 'share', 'aria-hidden': 'true' }, filled)
}

/** No rate without what it was computed from. */
function parts(indicator: Indicator, { indicators, submissions: reports }: Submissions): Node | false {
  const t = text()
  const sums = ratioParts(indicator, reports)
  if (!sums) return false
  const row = (label: string, code: string | undefined, sum: number) => {
    const part = indicators.find(other => other.code === code)
    return (
      part &&
      h(
        'div',
        {},
        h('dt', {}, label),
        h('dd', { 'data-part': part.code }, figureWithUnit(sum, part)),
        h('dd', { class: 'part-name' }, nameOf(part.name)),
      )
    )
  }
  return h(
    'dl',
    { class: 'parts' },
    row(t.numerator, indicator.numerator, sums.numerator),
    row(t.denominator, indicator.denominator, sums.denominator),
  )
}

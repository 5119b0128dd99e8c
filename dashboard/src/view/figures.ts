import { openDialog } from '../dialog'
import { h } from '../dom'
import { figure, number } from '../format'
import { icon } from '../icons'
import { nameOf, periodName, text } from '../i18n'
import type { Indicator, IndexEntry, Submissions } from '../model'
import type { Changes } from '../published'
import { figureHash } from '../routes'
import { definition } from './definition'
import { growth } from './growth'
import { headlines } from './headlines'
import { estimatePrefix, statusBadge } from './status'
import { ofUnits } from './units'
import { words } from './words'

/** As many as a leader takes in, and as fill two rows at a desk; the others wait behind a button. */
const headline = 8
let expanded = false

/** The key figures of a period that somebody has reported for. */
export function figures(submissions: Submissions, changes: Changes | undefined, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const head = [h('h2', { id: 'figures' }, t.figures), comparison(changes)]
  const indicators = headlines(submissions, changes)
  const reported = indicators.filter(indicator => submissions.totals[indicator.code]?.value != null).length
  const first = Math.min(headline, reported || headline)
  const body = h('div', { class: 'tiles' })
  const more = h('button', { type: 'button', class: 'button', 'data-focus': 'more-figures', 'data-test': 'more-figures' })
  const apply = () => {
    body.replaceChildren(...indicators.slice(0, expanded ? indicators.length : first).map(indicator => tile(indicator, submissions, changes, entry)))
    more.textContent = expanded ? t.fewerFigures : t.allFigures(indicators.length)
    more.ariaExpanded = String(expanded)
  }
  more.addEventListener('click', () => {
    expanded = !expanded
    apply()
  })
  apply()
  return indicators.length > first ? [h('div', { class: 'panel-head' }, ...head, more), body] : [h('div', { class: 'panel-head' }, ...head), body]
}

/** What the figures are held against, and what they cannot be, is said once, not in each tile. */
function comparison(changes: Changes | undefined): Node {
  const w = words()
  const missing = [!changes?.previous && w.previousPeriod, !changes?.yearBefore && w.yearBefore].filter(Boolean)
  const said = [
    changes?.previous && w.comparedWith(periodName(changes.previous)),
    changes?.yearBefore && w.comparedWithYear(periodName(changes.yearBefore)),
    missing.length > 0 && w.noComparison(missing.join(', ')),
  ].filter(Boolean)
  return h('p', { class: 'hint', 'data-test': 'comparison' }, said.join(' '))
}

function tile(indicator: Indicator, submissions: Submissions, changes: Changes | undefined, entry: IndexEntry | undefined): HTMLElement {
  const t = text()
  const { form, period, totals } = submissions
  const name = nameOf(indicator.name)
  const total = totals[indicator.code]
  const value = total?.value ?? null
  const whence = () => openDialog(name, ...definition(indicator, submissions, changes, entry))
  return h(
    'article',
    { class: `tile ${indicator.kind}`, 'data-indicator': indicator.code, 'data-test': 'figure' },
    h(
      'div',
      { class: 'tile-head' },
      h('h3', { title: name }, h('a', { href: figureHash(indicator.code, form.code, period.code), 'data-focus': `figure-${indicator.code}` }, name)),
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
    value === null ? h('p', { class: 'no-value' }, t.noValue) : bigFigure(value, indicator, total && estimatePrefix(total.status)),
    value !== null && growth(indicator, changes),
    value !== null && plan(changes?.national[indicator.code]?.planShare),
    h('p', { class: 'coverage' }, h('span', { 'data-test': 'coverage' }, ofUnits(total?.units ?? 0, submissions)), total && total.status !== 'official' && statusBadge(total.status)),
  )
}

function bigFigure(value: number, indicator: Indicator, prefix: Node | false | undefined): Node {
  const unit = nameOf(indicator.unit)
  return h(
    'p',
    { class: 'figure' },
    prefix,
    h('data', { value, 'data-test': 'value' }, figure(value, indicator)),
    h('span', { class: unit === '%' ? 'percent' : 'measure' }, unit === '%' ? unit : ` ${unit}`),
  )
}

/** How much of the year's plan is reached: a bar beside its number. */
function plan(share: number | undefined): Node | false {
  if (share === undefined) return false
  const filled = h('span')
  filled.style.inlineSize = `${Math.min(100, Math.max(0, share))}%`
  return h(
    'div',
    { class: 'plan', 'data-test': 'plan' },
    h('div', { class: 'share', 'aria-hidden': 'true' }, filled),
    h('p', {}, words().planShare(`${number(share, 1)}%`)),
  )
}

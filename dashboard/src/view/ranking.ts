import { h } from '../dom'
import { figureWithUnit, number } from '../format'
import { nameOf, text } from '../i18n'
import { headlineOrder, ranking as rank, statusOf, type Indicator, type Ranked, type Submissions } from '../model'
import { rankingChart } from './ranking-chart'
import { openUnit } from './unit'

/** Bars that one can take in at a glance; the others wait behind a button. */
const shown = 15
let chosenCode: string | undefined
let expanded = false

export function ranking(submissions: Submissions): Node[] {
  if (submissions.submissions.length === 0) return []
  const t = text()
  const indicators = headlineOrder(submissions)
  const body = h('div', { class: 'ranking-body' })
  const select = h(
    'select',
    { id: 'pick-ranking', 'data-focus': 'ranking', 'data-test': 'ranking-picker' },
    ...indicators.map(each => h('option', { value: each.code, selected: each.code === chosenCode }, nameOf(each.name))),
  )
  const show = () => {
    const indicator = indicators.find(each => each.code === select.value)
    body.replaceChildren(...(indicator ? rankingOf(indicator, submissions, show) : []))
  }
  select.addEventListener('change', () => {
    chosenCode = select.value
    show()
  })
  show()
  return [
    h('h2', { id: 'ranking' }, t.ranking),
    h('div', { class: 'picker' }, h('label', { for: 'pick-ranking' }, t.rankingBy), select),
    body,
  ]
}

function rankingOf(indicator: Indicator, submissions: Submissions, again: () => void): Node[] {
  const t = text()
  const rows = rank(indicator, submissions)
  if (rows.length === 0) return [h('p', { class: 'blank' }, t.rankingNone)]
  const bars = expanded ? rows : rows.slice(0, shown)
  const total = submissions.totals[indicator.code]
  const overall = indicator.kind === 'ratio' ? (total?.value ?? undefined) : undefined
  return [
    h('p', { class: 'hint' }, t.rankingDirection[indicator.better]),
    rankingChart(bars, indicator, overall, unit => openUnit(unit, submissions)),
    rows.length > shown &&
      h(
        'button',
        { type: 'button', class: 'button', onclick: () => ((expanded = !expanded), again()) },
        expanded ? t.fewerFigures : t.allUnits(rows.length),
      ),
    h(
      'details',
      { class: 'table' },
      h('summary', { 'data-focus': 'ranking-table' }, t.table),
      table(rows, indicator, submissions),
    ),
  ].filter(part => part instanceof Node)
}

function table(rows: Ranked[], indicator: Indicator, { indicators }: Submissions): Node {
  const t = text()
  const parts = [indicator.numerator, indicator.denominator].flatMap(code => indicators.filter(each => each.code === code))
  const heading = (words: string) => h('th', { scope: 'col', class: 'number' }, words)
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': t.table },
    h(
      'table',
      { 'data-test': 'ranking-table' },
      h('caption', {}, nameOf(indicator.name)),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heading(t.rank),
          h('th', { scope: 'col' }, t.unit),
          heading(t.value),
          ...parts.map(part => heading(nameOf(part.name))),
        ),
      ),
      h(
        'tbody',
        {},
        ...rows.map(({ rank, unit, report, value }) =>
          h(
            'tr',
            { 'data-row': unit.id },
            h('td', {}, number(rank)),
            h('th', { scope: 'row' }, nameOf(unit.name), h('small', {}, t.status[statusOf(report, indicator.code)])),
            h('td', {}, figureWithUnit(value, indicator)),
            ...parts.map(part => {
              const partValue = report.values[part.code]
              return h('td', {}, partValue == null ? t.noValue : figureWithUnit(partValue, part))
            }),
          ),
        ),
      ),
    ),
  )
}

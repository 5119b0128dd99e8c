import { facts, h } from '../dom'
import { dataLink, day, figureWithUnit, instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { type Indicator, type IndexEntry, type Submissions } from '../model'
import type { Changes, ComparedTotal } from '../published'
import { figureHash } from '../routes'
import { changeText } from './growth'
import { ofUnits } from './units'
import { words } from './words'

/** Where a total is from: its definition, what it was computed of, and the published file it stands in. */
export function definition(indicator: Indicator, submissions: Submissions, changes: Changes | undefined, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const w = words()
  const { form, period, totals } = submissions
  const total = totals[indicator.code]
  const value = total?.value
  const change = changes?.national[indicator.code]
  return [
    facts([
      [t.value, value == null ? t.noValue : h('strong', {}, figureWithUnit(value, indicator))],
      [t.numerator, part(indicator.numerator, total?.numerator, submissions)],
      [t.denominator, part(indicator.denominator, total?.denominator, submissions)],
      ...(changes?.previous ? [[w.against(periodName(changes.previous)), compared(change?.previous, indicator)] as const] : []),
      ...(changes?.yearBefore ? [[w.againstYear(periodName(changes.yearBefore)), compared(change?.yearBefore, indicator)] as const] : []),
      [w.toDate, change?.yearToDate?.value != null && figureWithUnit(change.yearToDate.value, indicator)],
      [w.plan, change?.plan !== undefined && figureWithUnit(change.plan, indicator)],
      [w.reached, change?.planShare !== undefined && `${number(change.planShare, 2)}%`],
      [t.indicatorCode, h('code', {}, indicator.code)],
      [t.measuredIn, nameOf(indicator.unit)],
      [t.formula, formula(indicator, submissions)],
      [t.aggregationLabel, aggregation(indicator)],
      [t.accumulationLabel, t.accumulation[indicator.accumulation]],
      [t.coverage, ofUnits(total?.units ?? 0, submissions)],
      [t.valueStatus, total && t.status[total.status]],
      [t.required, indicator.required ? t.yes : t.no],
      [t.form, `${nameOf(form.name)} (${form.code}, ${t.version(form.version)})`],
      [t.period, nameOf(period.name)],
      [t.window, `${day(period.from)} – ${day(period.to)}`],
      [t.asOf, h('time', { datetime: submissions.asOf }, instant(submissions.asOf))],
      [t.snapshotSequence, submissions.sequence],
    ]),
    receipts(indicator.code, submissions),
    h(
      'p',
      { class: 'links' },
      h('a', { href: figureHash(indicator.code, form.code, period.code), 'data-test': 'open-figure' }, w.open),
      entry && h('a', { href: dataLink(entry.path) }, t.raw),
    ),
  ].filter(each => each instanceof Node)
}

/** A figure that the rate was computed of, with its value over the units that gave both. */
function part(code: string | undefined, value: number | undefined, { indicators }: Submissions): Node | undefined {
  const indicator = indicators.find(each => each.code === code)
  if (!indicator || value === undefined) return undefined
  return h('span', { 'data-part': indicator.code }, figureWithUnit(value, indicator), h('small', {}, nameOf(indicator.name)))
}

function compared(change: ComparedTotal | undefined, indicator: Indicator): string | undefined {
  return change && `${changeText(change.change, indicator)}; ${words().ofSame(number(change.units))}`
}

/** The reports that gave the figure: each by its hash, which its receipt shows. */
function receipts(code: string, { submissions: reports, units }: Submissions): Node | false {
  const t = text()
  const w = words()
  const behind = reports.filter(report => report.values[code] != null)
  const names = new Map(units.map(unit => [unit.id, nameOf(unit.name)]))
  if (behind.length === 0) return false
  const row = (report: (typeof behind)[number]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, names.get(report.unit) ?? report.unit),
      h('td', {}, instant(report.received)),
      h('td', { class: 'hash' }, h('code', {}, report.hash)),
    )
  return h(
    'details',
    { class: 'table' },
    h('summary', {}, `${w.receipts}: ${w.receiptsOf(number(behind.length))}`),
    h(
      'table',
      { class: 'receipts' },
      h('thead', {}, h('tr', {}, ...[t.unit, t.receivedAt, t.receiptHash].map(words => h('th', { scope: 'col' }, words)))),
      h('tbody', {}, ...behind.map(row)),
    ),
  )
}

function formula({ numerator, denominator, unit }: Indicator, { indicators }: Submissions): Node | undefined {
  const part = (code: string) => {
    const indicator = indicators.find(other => other.code === code)
    return indicator ? `${nameOf(indicator.name)} (${code})` : code
  }
  if (!numerator || !denominator) return undefined
  const times = unit.vi === '%' ? ' × 100' : ''
  return h('span', { class: 'formula' }, h('span', {}, part(numerator)), h('span', {}, `÷ ${part(denominator)}${times}`))
}

function aggregation({ kind, numerator, denominator }: Indicator): string {
  const { aggregation: words } = text()
  if (kind !== 'ratio') return words.sum
  return numerator && denominator ? words.ratio : words.ratioWhole
}

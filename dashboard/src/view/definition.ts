import { facts, h } from '../dom'
import { dataLink, day, figureWithUnit, instant } from '../format'
import { nameOf, text } from '../i18n'
import { totalStatus, type Indicator, type IndexEntry, type Submissions } from '../model'
import { ofUnits } from './units'

/** Where a total is from: its definition, what it was computed of, and the published file it stands in. */
export function definition(indicator: Indicator, submissions: Submissions, entry: IndexEntry | undefined): Node[] {
  const t = text()
  const { form, period, totals, submissions: reports } = submissions
  const status = totalStatus(indicator.code, reports)
  const value = totals[indicator.code]?.value
  return [
    facts([
      [t.value, value == null ? t.noValue : h('strong', {}, figureWithUnit(value, indicator))],
      [t.indicatorCode, h('code', {}, indicator.code)],
      [t.measuredIn, nameOf(indicator.unit)],
      [t.formula, formula(indicator, submissions)],
      [t.aggregationLabel, aggregation(indicator)],
      [t.accumulationLabel, t.accumulation[indicator.accumulation]],
      [t.coverage, ofUnits(totals[indicator.code]?.units ?? 0, submissions)],
      [t.valueStatus, status && t.status[status]],
      [t.required, indicator.required ? t.yes : t.no],
      [t.form, `${nameOf(form.name)} (${form.code}, ${t.version(form.version)})`],
      [t.period, nameOf(period.name)],
      [t.window, `${day(period.from)} – ${day(period.to)}`],
      [t.asOf, h('time', { datetime: submissions.asOf }, instant(submissions.asOf))],
      [t.snapshotSequence, submissions.sequence],
    ]),
    ...(entry ? [h('p', {}, h('a', { href: dataLink(entry.path) }, t.raw))] : []),
  ]
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

import { facts, h } from '../dom'
import { dataLink, day, figureWithUnit, instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { now } from '../load'
import { figureHash } from '../routes'
import { statusBadge } from '../view/status'
import { bigFigure, changeWords, tone } from './figure'
import type { ComparedTotal, DefinedIndicator, Picture, TotalChange } from './model'
import type { Detail } from './opening'
import type { Row } from './rows'
import { words } from './words'

/** The total of the period: its size, how firm, over how many units, and of what it is made. */
export function wholeTile(detail: Detail, rows: readonly Row[]): HTMLElement {
  const [t, w] = [text(), words()]
  const { indicator, picture, changes } = detail
  const total = picture.totals[indicator.code]
  const value = total?.value ?? changes?.national[indicator.code]?.value
  const isProvincial = picture.units.some(unit => unit.region)
  const owed = picture.counts?.owed ?? picture.units.length
  return h(
    'article',
    { class: `tile whole ${indicator.kind}`, 'data-test': 'whole' },
    h('h2', {}, isProvincial ? w.whole.province : w.whole.other, ' · ', nameOf(picture.period.name)),
    value == null ? h('p', { class: 'no-value' }, t.noValue) : bigFigure(value, total?.status, indicator),
    value == null && h('p', { class: 'hint' }, indicator.aggregation === 'none' && rows.some(row => row.value !== undefined) ? w.notAdded : w.nobody),
    total && partsOf(indicator, picture),
    h(
      'p',
      { class: 'coverage' },
      h('span', { 'data-test': 'coverage' }, t.ofUnits(number(total?.units ?? 0), number(owed), isProvincial ? t.provinces : t.units)),
      total && statusBadge(total.status),
    ),
    !!picture.counts?.withheld && h('p', { class: 'hint' }, w.withheld(number(picture.counts.withheld))),
    h('p', { class: 'as-of' }, t.asOf, ' ', h('time', { datetime: picture.asOf }, instant(picture.asOf)), now() < Date.parse(picture.period.due) ? ` · ${t.due} ${instant(picture.period.due)}` : ''),
    // Thousands are in the table.
    rows.length > 0 && rows.length <= 128 && whoGave(rows, detail),
  )
}

/** The sums that a ratio is made of, each leading to its own page. */
function partsOf(indicator: DefinedIndicator, picture: Picture): Node | false {
  const t = text()
  const total = picture.totals[indicator.code]
  if (total?.numerator === undefined || total.denominator === undefined) return false
  const row = (label: string, code: string | undefined, sum: number) => {
    const part = picture.indicators.find(each => each.code === code)
    return (
      part &&
      h(
        'div',
        {},
        h('dt', {}, label),
        h('dd', { 'data-part': part.code }, figureWithUnit(sum, part)),
        h('dd', { class: 'part-name' }, h('a', { href: figureHash(part.code, picture.form.code, picture.period.code) }, nameOf(part.name))),
      )
    )
  }
  return h('dl', { class: 'parts' }, row(t.numerator, indicator.numerator, total.numerator), row(t.denominator, indicator.denominator, total.denominator))
}

function whoGave(rows: readonly Row[], { picture, indicator, at }: Detail): Node {
  const w = words()
  const link = (row: Row) => h('a', { href: figureHash(indicator.code, picture.form.code, at.period ?? picture.period.code, row.unit.id) }, nameOf(row.unit.name))
  const list = (title: string, these: readonly Row[]) =>
    h('div', {}, h('dt', {}, title), h('dd', {}, ...(these.length > 0 ? these.flatMap((row, i) => [i > 0 ? ', ' : '', link(row)]) : [w.none])))
  const given = rows.filter(row => row.value !== undefined)
  return h(
    'details',
    { class: 'table who-gave', 'data-test': 'who-gave' },
    h('summary', {}, w.whoGaveSummary(number(given.length), number(rows.length))),
    h('dl', { class: 'facts' }, list(w.whoGave, given), list(w.whoDidNot, rows.filter(row => row.value === undefined))),
  )
}

/** Against the period before, the year before, since January and the plan: each where it is known; what is not is said in one place. */
export function changeTiles({ indicator, picture, changes }: Detail): Node[] {
  const w = words()
  const change: TotalChange = changes?.national[indicator.code] ?? {}
  const missing: (readonly [string, string])[] = []
  const compared = (title: string, code: string | undefined, with_: ComparedTotal | undefined) => {
    if (!with_) return void missing.push([title, w.noComparison])
    const { before, difference, statusNow, statusBefore } = with_.change
    return tile(
      title,
      h('span', { 'data-tone': tone(difference, indicator) }, changeWords(with_.change, indicator)),
      w.bothTimes(number(with_.units), code ? periodName(code) : '', figureWithUnit(before, indicator)),
      [statusNow, statusBefore].includes('estimate'),
    )
  }
  const sinceJanuary = () => {
    if (indicator.accumulation !== 'period' || !picture.period.code.includes('-')) return undefined
    const year = change.yearToDate
    if (year?.value == null) return void missing.push([w.versus.yearToDate, w.noYear])
    const hint = [change.yearToDateChange && changeWords(change.yearToDateChange.change, indicator), w.wholeYear(number(year.units))]
    return tile(w.versus.yearToDate, figureWithUnit(year.value, indicator), hint.filter(Boolean).join('; '), year.status === 'estimate')
  }
  const planned = () => {
    if (change.planShare === undefined) return void missing.push([w.versus.plan, w.noPlan])
    return tile(w.versus.plan, w.ofPlan(number(change.planShare, 2)), change.plan === undefined ? '' : w.planIs(figureWithUnit(change.plan, indicator)), false)
  }
  const known = [compared(w.versus.previous, changes?.previous, change.previous), compared(w.versus.yearBefore, changes?.yearBefore, change.yearBefore), sinceJanuary(), planned()]
  const said = missing.length > 0 && h('article', { class: 'tile versus missing' }, h('h3', {}, w.notYet), facts(missing))
  return [...known, said].filter(each => each instanceof Node)
}

const tile = (title: string, value: Node | string, hint: string, isEstimate: boolean) =>
  h(
    'article',
    { class: 'tile versus' },
    h('h3', {}, title),
    h('p', { class: 'change' }, value, isEstimate && h('span', { class: 'badge', 'data-status': 'estimate' }, words().estimated)),
    h('p', { class: 'hint' }, hint),
  )

/** What the figure means and where it is from. */
export function definitionBox({ indicator, picture, otherForms }: Detail): Node {
  const [t, w] = [text(), words()]
  const part = (code: string | undefined, times = '') => {
    const found = picture.indicators.find(each => each.code === code)
    return code && h('span', {}, times && '÷ ', found ? h('a', { href: figureHash(code, picture.form.code, picture.period.code) }, nameOf(found.name)) : '', ` (${code})`)
  }
  const formula =
    indicator.numerator && indicator.denominator && h('span', { class: 'formula' }, part(indicator.numerator) || '', part(indicator.denominator, 'x') || '', indicator.unit.vi === '%' ? '× 100' : '')
  const sums = indicator.kind === 'ratio' ? (indicator.numerator ? t.aggregation.ratio : t.aggregation.ratioWhole) : t.aggregation.sum
  return h(
    'details',
    { class: 'panel definition', 'data-test': 'definition' },
    h('summary', { 'data-focus': 'definition' }, h('h2', {}, w.definition)),
    facts([
      [t.indicatorCode, h('code', {}, indicator.code)],
      [t.measuredIn, nameOf(indicator.unit)],
      [w.kindLabel, w.kind[indicator.kind] ?? indicator.kind],
      [t.formula, formula],
      [t.accumulationLabel, t.accumulation[indicator.accumulation]],
      [t.aggregationLabel, indicator.aggregation === 'none' ? w.notSummed : sums],
      [w.betterLabel, w.better[indicator.better]],
      [t.form, `${nameOf(picture.form.name)} (${picture.form.code}, ${t.version(picture.form.version)})`],
      [w.derivedFrom, picture.derivedFrom],
      [w.windows, picture.windows?.map(periodName).join(', ')],
      [t.window, `${day(picture.period.from)} – ${day(picture.period.to)}`],
      [t.due, instant(picture.period.due)],
      [w.ground, indicator.source],
      [w.otherForms, otherForms.length > 0 && h('span', {}, ...otherForms.map(other => h('a', { class: 'also', href: other.href }, nameOf(other.name))))],
    ]),
    h('p', {}, h('a', { href: dataLink(picture.entry.path) }, t.raw)),
  )
}

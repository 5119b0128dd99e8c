import { chartPlace } from '../charts/place'
import { h } from '../dom'
import { instant, number } from '../format'
import { nameOf } from '../i18n'
import { now } from '../load'
import { figureHash, hashOf } from '../routes'
import { stackedTable } from '../view/stacked'
import { allowedAt, byGap, isApart, type Compared, type ComparedUnit, type Reconciliation, type Work } from './model'
import { figureOf, shareOf, signed } from './values'
import { words } from './words'

/** So many discrepancies stand there before the rest is asked for. */
const atFirst = 8

/** Where a unit's two figures are looked at. */
export const unitHash = ({ form, period }: Reconciliation, code: string, unit: string): string => hashOf('reconciling', code, `${form.code}.${period.code}`, unit)

const nameIn = (snapshot: Reconciliation, id: string): string => {
  const unit = snapshot.units.find(each => each.id === id)
  return unit ? nameOf(unit.name) : id
}

/** Every unit that is named and has both figures, as a point; the table below has the same. */
export function scatter(snapshot: Reconciliation, compared: Compared): Node[] {
  const w = words()
  const { indicator } = compared
  const dots = compared.units.flatMap(each =>
    each.reported === undefined || each.measured === undefined
      ? []
      : [{
          id: each.unit, name: nameIn(snapshot, each.unit), reported: each.reported, measured: each.measured, state: each.state,
          rows: [[w.reported, figureOf(each.reported, indicator)], [w.measured, figureOf(each.measured, indicator)], [w.coverage, shareOf(each.share)], [w.state, w.states[each.state] ?? each.state]] as const,
        }],
  )
  if (dots.length === 0) return []
  return [
    h('h2', { id: 'scatter' }, w.scatter),
    h('p', { class: 'hint' }, w.scatterHint),
    chartPlace(w.scatterAria(dots.length), 24, async place =>
      (await import('../charts/compared-scatter')).drawScatter(place, dots, w, at => allowedAt(compared, at), unit => void (location.hash = unitHash(snapshot, indicator.code, unit))),
    ),
    h('ul', { class: 'scatter-key' }, ...['match', 'withinTolerance', 'discrepant'].map(state => h('li', { 'data-compared': state }, w.states[state])), h('li', { 'data-compared': 'diagonal' }, w.diagonal), h('li', { 'data-compared': 'band' }, w.band)),
  ]
}

/** The published discrepancies, the largest first. */
export function discrepancies(snapshot: Reconciliation, compared: Compared, isExpanded: boolean, expand: () => void): Node[] {
  const w = words()
  const apart = byGap(compared.units.filter(isApart))
  const title = h('h2', { id: 'discrepancies' }, w.list)
  if (apart.length === 0) return [title, h('p', { class: 'hint' }, w.listNone), h('p', { class: 'hint' }, w.rule)]
  const shown = isExpanded ? apart : apart.slice(0, atFirst)
  return [
    title,
    h('p', { class: 'hint' }, w.rule),
    h('ul', { class: 'gaps', 'data-test': 'discrepancies' }, ...shown.map(each => card(snapshot, compared, each))),
    ...(shown.length < apart.length ? [h('button', { type: 'button', class: 'button', 'data-focus': 'more-gaps', onclick: expand }, w.allGaps(apart.length))] : []),
  ]
}

function card(snapshot: Reconciliation, { indicator }: Compared, each: ComparedUnit): Node {
  const w = words()
  return h(
    'li',
    { class: 'card', 'data-gap': each.unit },
    h('h3', {}, h('a', { href: unitHash(snapshot, indicator.code, each.unit), 'data-focus': `gap-${each.unit}` }, nameIn(snapshot, each.unit))),
    h('p', { class: 'gap-size' }, signed(each.gap, indicator)),
    h(
      'dl',
      { class: 'pair' },
      h('div', {}, h('dt', {}, w.reported), h('dd', {}, h('a', { href: figureHash(indicator.code, snapshot.form.code, snapshot.period.code, each.unit) }, figureOf(each.reported, indicator)))),
      h('div', {}, h('dt', {}, w.measured), h('dd', {}, figureOf(each.measured, indicator), h('small', {}, w.coverageOf(shareOf(each.share))))),
    ),
    h(
      'dl',
      { class: 'told' },
      h('div', {}, h('dt', {}, w.cause), h('dd', {}, causeOf(each))),
      h('div', {}, h('dt', {}, w.answer), h('dd', {}, answerOf(each))),
      each.work && h('div', {}, h('dt', {}, w.work), h('dd', {}, workOf(each.work))),
    ),
  )
}

export const causeOf = ({ causes, dataDoNotTell }: ComparedUnit): string => (causes?.[0] ? nameOf(causes[0].name) : dataDoNotTell ? words().dataDoNotTell : '–')

/** Where the work stands; a unit that let its deadline pass is not waited for. */
export function workOf({ state, due, reply }: Work): string {
  const w = words()
  const isPast = due !== undefined && now() > Date.parse(due)
  if (state === 'told' && !reply && isPast) return w.missed
  return state === 'rejected' && due && !isPast ? `${w.works[state]}; ${w.until(instant(due))}` : w.works[state]
}

export function answerOf({ work }: ComparedUnit): string {
  const w = words()
  if (work?.reply) return `${nameOf(work.reply.name)}: “${work.reply.text}”`
  return work?.due ? `${w.noAnswer}; ${w.overdueAnswer(instant(work.due))}` : w.noAnswer
}

/** Every unit that is named: what the scatter shows, for the keyboard and for who does not see it. */
export function table(snapshot: Reconciliation, compared: Compared): Node[] {
  const w = words()
  const { indicator, units } = compared
  if (units.length === 0) return []
  return [
    h('h2', { id: 'units-table' }, w.allUnits(units.length)),
    h(
      'div',
      { class: 'scroll tall', tabindex: '0', role: 'region', 'aria-label': `${w.table}: ${w.allUnits(units.length)}` },
      stackedTable(
        { 'data-test': 'units-table' },
        [{ name: w.units }, { name: w.reported }, { name: w.measured }, { name: w.coverage }, { name: w.gap }, { name: w.state, isWords: true }],
        byGap(units).map(each => ({
          attributes: { 'data-unit': each.unit, 'data-compared': each.state },
          head: h('a', { href: unitHash(snapshot, indicator.code, each.unit) }, nameIn(snapshot, each.unit)),
          cells: [
            figureOf(each.reported, indicator),
            figureOf(each.measured, indicator),
            shareOf(each.share),
            [signed(each.gap, indicator), each.gapPercent !== undefined && h('small', {}, w.gapPercent(number(each.gapPercent, 1)))],
            h('span', { class: 'compared', 'data-compared': each.state }, w.states[each.state]!),
          ],
        })),
      ),
    ),
  ]
}

import { facts, h } from '../dom'
import { day, instant, number } from '../format'
import { nameOf } from '../i18n'
import type { Measurements } from '../model'
import { figureHash, hashOf } from '../routes'
import { blank } from '../view/states'
import type { Compared, ComparedUnit, Reconciliation, Work } from './model'
import { rowsOf, rowTable } from './of-unit'
import { workOf } from './units'
import { figureOf, shareOf, signed } from './values'
import { words } from './words'

/** A unit's two figures, what they rest on, what speaks for which cause, and all that was done. */
export function unitPage(snapshot: Reconciliation, compared: Compared, id: string, measurements: Measurements | undefined): Node[] {
  const w = words()
  const { indicator } = compared
  const back = h('p', {}, h('a', { href: hashOf('reconciling', indicator.code, `${snapshot.form.code}.${snapshot.period.code}`) }, `← ${w.back}`), ' · ', h('a', { href: hashOf('reconciling', '-', `${snapshot.form.code}.${snapshot.period.code}`, id), 'data-test': 'all-of-unit' }, w.allOfUnit))
  const found = compared.units.find(each => each.unit === id)
  if (!found) return [back, blank('unknown-unit', 'unknown-unit', w.unknownUnit, w.unknownUnitHint)]
  const systems = measurements?.sources.filter(({ owner }) => owner.id === id) ?? []
  return [
    back,
    h(
      'section',
      { class: 'panel', 'data-detail': id, 'data-compared': found.state },
      h('p', {}, h('span', { class: 'compared', 'data-compared': found.state }, w.states[found.state]), found.gap !== undefined && h('strong', { class: 'gap-size' }, ` ${signed(found.gap, indicator)}`)),
      h('div', { class: 'two-figures' }, reportedSide(snapshot, compared, found), measuredSide(compared, found)),
      facts([
        [w.tolerance, allowed(compared)],
        [w.gap, found.gapPercent !== undefined && w.gapPercent(number(found.gapPercent, 1))],
        [w.sourcesOf, systems.length > 0 && h('span', {}, ...systems.flatMap((source, place) => [place > 0 && ', ', h('a', { href: hashOf('measuring', source.id) }, nameOf(source.name))]))],
        [w.unitPage, h('a', { href: hashOf('unit', id) }, nameOf(snapshot.units.find(unit => unit.id === id)?.name ?? { vi: id, en: id }))],
      ]),
      parts(snapshot, compared, id),
    ),
    found.state === 'discrepant' && h('section', { class: 'panel', 'aria-labelledby': 'causes' }, h('h2', { id: 'causes' }, w.cause), causes(found)),
    found.work && h('section', { class: 'panel', 'aria-labelledby': 'work' }, h('h2', { id: 'work' }, w.work), ...work(found.work, compared)),
  ].filter(part => part instanceof Node)
}

function reportedSide({ form, period }: Reconciliation, { indicator }: Compared, { unit, reported, revision }: ComparedUnit): Node {
  const w = words()
  return h(
    'div',
    { class: 'one-figure', 'data-side': 'reported' },
    h('h2', {}, w.reported),
    h('p', { class: 'figure' }, reported === undefined ? '–' : h('data', { value: reported }, figureOf(reported, indicator))),
    facts([
      [w.window, w.windowOf(day(period.from), day(period.to))],
      [w.receipt, revision && h('code', { class: 'hash' }, revision)],
    ]),
    reported !== undefined && h('p', {}, h('a', { href: figureHash(indicator.code, form.code, period.code, unit) }, w.figure)),
  )
}

function measuredSide({ indicator }: Compared, { measured, coverage, share, asOf, version }: ComparedUnit): Node {
  const w = words()
  const of = (seen: number, due: number) => due > 0 && w.nOf(number(seen), number(due))
  return h(
    'div',
    { class: 'one-figure', 'data-side': 'measured' },
    h('h2', {}, w.measured),
    h('p', { class: 'figure' }, measured === undefined ? '–' : h('data', { value: measured }, figureOf(measured, indicator))),
    facts([
      [w.coverage, share !== undefined && shareOf(share)],
      [w.slots, coverage && of(coverage.slotsSeen, coverage.slotsDue)],
      [w.systems, coverage && of(coverage.systemsSeen, coverage.systemsDue)],
      [w.services, coverage && of(coverage.servicesSeen, coverage.servicesDue)],
      [w.measuredAt, asOf && instant(asOf)],
      [w.version, version !== undefined && w.versionOf(version)],
    ]),
  )
}

function allowed({ tolerance, indicator }: Compared): string {
  const w = words()
  const points = tolerance.points === undefined ? undefined : indicator.unit.en === '%' ? w.points(number(tolerance.points)) : `${number(tolerance.points)} ${nameOf(indicator.unit)}`
  return w.toleranceOf(points, tolerance.percent === undefined ? undefined : number(tolerance.percent))
}

/** What a ratio is made of, where it may be shown. */
function parts(snapshot: Reconciliation, { indicator }: Compared, id: string): Node | false {
  const found = rowsOf(snapshot, id).filter(({ compared: { indicator: { code } } }) => code === indicator.numerator || code === indicator.denominator)
  return found.length > 0 && rowTable(snapshot, found, words().parts)
}

function causes({ causes, dataDoNotTell }: ComparedUnit): Node {
  const w = words()
  if (!causes?.length) return h('p', {}, dataDoNotTell ? `${w.dataDoNotTell}.` : '–')
  return h(
    'ol',
    { class: 'causes', 'data-test': 'causes' },
    ...causes.map(({ cause, name, isExact, share, evidence }) =>
      h(
        'li',
        { 'data-cause': cause },
        h('h3', {}, nameOf(name), h('small', {}, isExact ? w.exact : w.explains(number(Math.round(share * 100))))),
        h('ul', {}, ...evidence.map(words => h('li', {}, nameOf(words)))),
      ),
    ),
  )
}

function work(of: Work, { indicator }: Compared): Node[] {
  const { state, reply, due, steps } = of
  const w = words()
  return [
    h('p', { class: 'strong', 'data-work': state }, workOf(of), state === 'told' && due && `: ${w.until(instant(due))}`),
    reply
      ? h(
          'blockquote',
          { class: 'reply', 'data-test': 'reply' },
          h('p', { class: 'strong' }, nameOf(reply.name)),
          h('p', {}, reply.text),
          reply.evidence.length > 0 && h('p', { class: 'hint' }, `${w.evidenceFiles}: ${reply.evidence.join(', ')}`),
          h('p', { class: 'as-of' }, instant(reply.at)),
        )
      : h('p', { class: 'hint' }, w.noAnswer),
    h('h3', {}, w.history),
    h(
      'ol',
      { class: 'steps' },
      ...steps.map(step =>
        h(
          'li',
          {},
          h('p', {}, h('time', { datetime: step.at }, instant(step.at)), ' ', h('strong', {}, nameOf(step.name)), h('span', { class: 'hint' }, ` (${w.by[step.by]})`)),
          step.note && h('p', {}, `“${step.note}”`),
          h('p', { class: 'hint' }, `${w.reported} ${figureOf(step.reported, indicator)}, ${w.measured.toLowerCase()} ${figureOf(step.measured, indicator)}`, step.due && `; ${w.until(instant(step.due))}`),
        ),
      ),
    ),
  ]
}

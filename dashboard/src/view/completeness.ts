import { h } from '../dom'
import { number } from '../format'
import { icon } from '../icons'
import { nameOf, regionName, regionOrder, text } from '../i18n'
import { now } from '../load'
import { reportState, reportStates, type Report, type ReportState, type Submissions, type Unit } from '../model'
import { preferences } from '../preferences'
import { openUnit } from './unit'
import { unitsNoun } from './units'

interface Standing {
  readonly unit: Unit
  readonly report: Report | undefined
  readonly state: ReportState
}

/** Who has reported and who has not: every unit by name, in its region. */
export function completeness(submissions: Submissions): Node[] {
  const t = text()
  const byUnit = new Map(submissions.submissions.map(report => [report.unit, report]))
  const standings = submissions.units.map(unit => {
    const report = byUnit.get(unit.id)
    return { unit, report, state: reportState(report, submissions.period, now()) }
  })
  const { owed, received, onTime, complete } = submissions.counts
  return [
    h('h2', { id: 'completeness' }, t.completeness),
    h('p', { class: 'lead', 'data-test': 'received' }, t.received(number(received), number(owed), unitsNoun(submissions))),
    received > 0 && h('p', { class: 'hint' }, t.receivedDetail(number(onTime), number(complete))),
    ...summary(standings),
    h('p', { class: 'hint' }, t.completenessHint),
    ...regions(standings).map(([region, members]) => regionGroup(region, members, submissions)),
  ].filter(part => part instanceof Node)
}

/** The proportions as a bar, and the legend that says the same in numbers. */
function summary(standings: Standing[]): Node[] {
  const counts = reportStates
    .map(state => [state, standings.filter(s => s.state === state).length] as const)
    .filter(([, count]) => count > 0)
  const segment = ([state, count]: (typeof counts)[number]) => {
    const part = h('span', { 'data-state': state })
    part.style.flexGrow = String(count)
    return part
  }
  return [
    h('div', { class: 'proportions', 'aria-hidden': 'true' }, ...counts.map(segment)),
    h(
      'ul',
      { class: 'legend' },
      ...counts.map(([state, count]) =>
        h(
          'li',
          { 'data-state': state },
          icon(state),
          text().reportStateLong[state],
          h('strong', { 'data-count': state }, number(count)),
        ),
      ),
    ),
  ]
}

function regions(standings: Standing[]): [string | undefined, Standing[]][] {
  const collator = new Intl.Collator(preferences.language)
  const grouped = new Map<string | undefined, Standing[]>()
  for (const standing of standings) grouped.set(standing.unit.region, [...(grouped.get(standing.unit.region) ?? []), standing])
  for (const members of grouped.values()) members.sort((a, b) => collator.compare(nameOf(a.unit.name), nameOf(b.unit.name)))
  const place = (region: string | undefined) =>
    (regionOrder.indexOf(region ?? '') + regionOrder.length + 1) % (regionOrder.length + 1)
  return [...grouped].sort(([a], [b]) => place(a) - place(b))
}

function regionGroup(region: string | undefined, members: Standing[], submissions: Submissions): Node {
  const reported = members.filter(member => member.report).length
  return h(
    'div',
    { class: 'region' },
    h('h3', {}, regionName(region), h('span', { class: 'region-count' }, `${number(reported)}/${number(members.length)}`)),
    h('ul', { class: 'unit-tiles' }, ...members.map(member => h('li', {}, unitTile(member, submissions)))),
  )
}

function unitTile({ unit, report, state }: Standing, submissions: Submissions): Node {
  const t = text()
  const incomplete = report !== undefined && !report.complete
  return h(
    'button',
    {
      type: 'button',
      class: 'unit-tile',
      'aria-haspopup': 'dialog',
      'data-unit': unit.id,
      'data-state': state,
      'data-complete': report && String(report.complete),
      'data-focus': `unit-${unit.id}`,
      onclick: () => openUnit(unit, submissions),
    },
    icon(state),
    h(
      'span',
      {},
      h('span', { class: 'unit-name' }, nameOf(unit.name)),
      h('span', { class: 'unit-state' }, t.reportState[state], incomplete && `, ${t.incomplete}`),
    ),
  )
}

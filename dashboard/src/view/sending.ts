import { lasting } from '../attention/describe'
import { h } from '../dom'
import { instant, number } from '../format'
import { icon } from '../icons'
import { nameOf, regionName, text } from '../i18n'
import { now } from '../load'
import { dueOf, reportState, reportStates, type Report, type ReportState, type Submissions, type Unit } from '../model'
import { hashOf } from '../routes'
import { byRegion } from './regions'
import { openUnit } from './unit'
import { unitsNoun } from './units'
import { words } from './words'

interface Standing {
  readonly unit: Unit
  readonly report: Report | undefined
  readonly state: ReportState
}

/** How many have reported and until when: the counts, the proportions, and every unit as a mark in its region. */
export function sendingPanel(submissions: Submissions): Node[] {
  const t = text()
  const w = words()
  const { counts, form, period } = submissions
  const isReleased = form.publish === 'confirmation'
  const standings = isReleased ? [] : standingsOf(submissions)
  return [
    h('h2', { id: 'completeness' }, t.completeness),
    h(
      'div',
      { class: 'lead-line' },
      h(
        'p',
        { class: 'lead', 'data-test': 'received' },
        isReleased ? w.released(number(counts.received)) : t.received(number(counts.received), number(counts.owed), unitsNoun(submissions)),
      ),
      !isReleased && time(submissions),
    ),
    isReleased && counts.withheld > 0 && h('p', { class: 'hint', 'data-test': 'withheld' }, w.withheld(number(counts.withheld))),
    counts.received > 0 && h('p', { class: 'hint' }, t.receivedDetail(number(counts.onTime), number(counts.complete))),
    Boolean(counts.faulty) && h('p', { class: 'hint', 'data-test': 'faulty' }, w.faulty(number(counts.faulty!), number((100 * counts.faulty!) / counts.received, 1))),
    ...(standings.length > 0 ? summary(standings) : []),
    standings.length > 0 && marks(standings, submissions),
    h('a', { class: 'more', href: hashOf('sending', form.code, period.code.slice(0, 4)), 'data-focus': 'to-sending', 'data-test': 'to-sending' }, w.sendingMore),
  ].filter(part => part instanceof Node)
}

function time({ counts, period }: Submissions): Node {
  const w = words()
  const left = Date.parse(period.due) - now()
  const isOverdue = left < 0 && counts.received < counts.owed
  const state = counts.received === counts.owed ? 'on-time' : isOverdue ? 'overdue' : 'not-due'
  const said = state === 'on-time' ? w.allSent : `${isOverdue ? w.overdueBy(lasting(left)) : w.dueIn(lasting(left))}: ${w.notSent(number(counts.owed - counts.received))}`
  return h('p', { class: 'standing', 'data-state': state, 'data-test': 'time-left', title: w.dueAt(instant(period.due)) }, icon(state), said)
}

function standingsOf({ units, submissions, period }: Submissions): Standing[] {
  const byUnit = new Map(submissions.map(report => [report.unit, report]))
  return units
    .filter(unit => !unit.exempt)
    .map(unit => ({ unit, report: byUnit.get(unit.id), state: reportState(byUnit.get(unit.id), period, now(), unit) }))
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
        h('li', { 'data-state': state }, icon(state), text().reportStateLong[state], h('strong', { 'data-count': state }, number(count))),
      ),
    ),
  ]
}

function marks(standings: Standing[], submissions: Submissions): Node {
  return h('div', { class: 'marks' }, ...byRegion(standings, ({ unit }) => unit).map(([region, members]) => regionMarks(region, members, submissions)))
}

function regionMarks(region: string | undefined, members: Standing[], submissions: Submissions): Node {
  const reported = members.filter(member => member.report).length
  return h(
    'div',
    { class: 'region-marks' },
    h('h3', {}, regionName(region), h('span', { class: 'region-count' }, `${number(reported)}/${number(members.length)}`)),
    h('ul', {}, ...members.map(member => h('li', {}, mark(member, submissions)))),
  )
}

/** A unit as a mark: its state is a shape, its name is heard and shown on hovering. */
function mark({ unit, report, state }: Standing, submissions: Submissions): Node {
  const t = text()
  const due = dueOf(submissions.period, unit)
  const late = state === 'overdue' ? ` (${lasting(now() - due)})` : state === 'late' && report ? ` (${lasting(Date.parse(report.received) - due)})` : ''
  const label = `${nameOf(unit.name)}: ${t.reportStateLong[state]}${late}${report && !report.complete ? `, ${t.incomplete}` : ''}`
  return h(
    'button',
    {
      type: 'button',
      class: 'mark',
      title: label,
      'aria-label': label,
      'aria-haspopup': 'dialog',
      'data-unit': unit.id,
      'data-state': state,
      'data-complete': report && String(report.complete),
      'data-focus': `unit-${unit.id}`,
      onclick: () => openUnit(unit, submissions),
    },
    icon(state),
  )
}

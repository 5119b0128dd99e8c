import { openDialog } from '../dialog'
import { facts, h } from '../dom'
import { figureWithUnit, instant } from '../format'
import { icon } from '../icons'
import { nameOf, regionName, text } from '../i18n'
import { now } from '../load'
import { dueOf, reportState, statusOf, type Report, type Submissions, type Unit } from '../model'
import { hashOf } from '../routes'
import { estimatePrefix } from './status'

/** What one unit sent: its figures, when it was received, and the hash that its receipt shows. */
export function openUnit(unit: Unit, submissions: Submissions): void {
  const t = text()
  const { period, form } = submissions
  const report = submissions.submissions.find(each => each.unit === unit.id)
  const state = reportState(report, period, now(), unit)
  const standing = h('p', { class: 'standing', 'data-state': state }, icon(state), t.reportStateLong[state])
  const place = facts([
    [t.form, `${nameOf(form.name)} (${form.code}, ${t.version(form.version)})`],
    [t.period, nameOf(period.name)],
    [t.due, instant(dueOf(period, unit))],
    [t.receivedAt, report && h('time', { datetime: report.received, 'data-test': 'received-at' }, instant(report.received))],
    [t.revision, report && (report.revision > 1 ? t.revisionOf(report.revision) : t.firstRevision)],
    [t.valueStatus, report && t.status[report.valueStatus]],
    [t.completeLabel, report && (report.complete ? t.complete : t.missing)],
    [t.snapshotSequence, report?.sequence],
    [t.receiptHash, report && h('code', { class: 'hash', 'data-test': 'hash' }, report.hash)],
    [t.unitCode, h('code', {}, unit.code)],
    [t.region, unit.region && regionName(unit.region)],
  ])
  const figures = report ? reportedFigures(report, submissions) : h('p', { class: 'blank' }, t.noReport)
  const page = h('p', { class: 'links' }, h('a', { href: hashOf('unit', unit.id, period.code.slice(0, 4)), 'data-test': 'unit-page' }, t.unitPage))
  openDialog(nameOf(unit.name), standing, page, figures, place)
}

function reportedFigures(report: Report, { indicators }: Submissions): Node {
  const t = text()
  const rows = indicators.map(indicator => {
    const value = report.values[indicator.code]
    return h(
      'tr',
      { 'data-value': indicator.code },
      h(
        'th',
        { scope: 'row' },
        nameOf(indicator.name),
        h('small', {}, indicator.code, ' · ', t.accumulation[indicator.accumulation]),
      ),
      h('td', {}, value == null ? t.noValue : estimatePrefix(statusOf(report, indicator.code)), value != null && figureWithUnit(value, indicator)),
    )
  })
  return h(
    'table',
    { class: 'wide' },
    h('caption', {}, t.figuresOfUnit),
    h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, t.indicator), h('th', { scope: 'col', class: 'number' }, t.value))),
    h('tbody', {}, ...rows),
  )
}

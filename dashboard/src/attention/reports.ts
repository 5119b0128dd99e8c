import { dueOf, type Submissions } from '../model'
import { addressOf } from '../sending/address'
import type { ReportItem } from './item'

const dayLong = 24 * 3_600_000

/** A report that is not there this long before its due instant is asked after. */
export const SOON = 3 * dayLong

/** A period that was due so long ago is history, not news. */
export const WARM = 60 * dayLong

/**
 * Who has not sent, and whose report lacks required figures. Of a form that is public on confirmation nothing is said: who is not
 * named may have sent.
 */
export function unsent(submissions: Submissions, now: number): ReportItem[] {
  const { form, period, counts, units, pages } = submissions
  const due = Date.parse(period.due)
  if (form.publish === 'confirmation' || now - due > WARM) return []
  const to = (filter: 'overdue' | 'unsent' | 'incomplete') => addressOf({ form: form.code, year: period.code.slice(0, 4), filter, order: 'name' })
  const base = { kind: 'reports', form, period } as const
  const key = `${form.code}|${period.code}`
  if (pages) {
    const missing = counts.owed - counts.received
    if (missing === 0 || due - now > SOON) return []
    const isOverdue = now > due
    const rule = isOverdue ? 'overdue' : 'due-soon'
    return [{ ...base, key: `${rule}|${key}`, rule, severity: isOverdue ? 1 : 3, since: isOverdue ? period.due : undefined, due: period.due, count: missing, href: to(isOverdue ? 'overdue' : 'unsent') }]
  }
  const sent = new Map(submissions.submissions.map(report => [report.unit, report]))
  return units.flatMap((unit): ReportItem[] => {
    const report = sent.get(unit.id)
    if (report?.complete || unit.exempt) return []
    const own = dueOf(period, unit)
    const of = { ...base, unit, count: 1, due: new Date(own).toISOString() }
    if (report) return [{ ...of, key: `incomplete|${key}|${unit.id}`, rule: 'incomplete', severity: 3, since: report.received, href: to('incomplete') }]
    if (now > own) return [{ ...of, key: `overdue|${key}|${unit.id}`, rule: 'overdue', severity: 1, since: of.due, href: to('overdue') }]
    if (own - now > SOON) return []
    return [{ ...of, key: `due-soon|${key}|${unit.id}`, rule: 'due-soon', severity: own - now < dayLong ? 2 : 3, href: to('unsent') }]
  })
}

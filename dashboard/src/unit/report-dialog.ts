import { facts, h } from '../dom'
import { instant } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import type { Period, Report, Submissions } from '../model'
import { hashOf } from '../routes'
import type { Cell } from '../sending/cell'
import { cellText, shapes } from '../sending/cell-view'
import { words } from './words'

/** How a unit stands with a period: when it was received, as which revision, under which hash. */
export function reportDialog(form: Submissions['form'], period: Period, report: Report | undefined, cell: Cell): Node[] {
  const t = text()
  return [
    h('p', { class: 'standing', 'data-state': cell.state }, icon(shapes[cell.state]), cellText(cell)),
    facts([
      [t.form, `${nameOf(form.name)} (${form.code}, ${t.version(form.version)})`],
      [t.due, instant(period.due)],
      [t.receivedAt, report && h('time', { datetime: report.received }, instant(report.received))],
      [t.revision, report && (report.revision > 1 ? t.revisionOf(report.revision) : t.firstRevision)],
      [t.valueStatus, report && t.status[report.valueStatus]],
      [t.completeLabel, report && (report.complete ? t.complete : t.missing)],
      [t.receiptHash, report && h('code', { class: 'hash' }, report.hash)],
    ]),
    h('p', { class: 'links' }, h('a', { href: hashOf('overview', form.code, period.code) }, t.overview), h('a', { href: hashOf('sending', form.code, period.code.slice(0, 4)) }, words().openSending)),
  ]
}

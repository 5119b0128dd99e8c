import { h } from '../dom'
import { instant } from '../format'
import { icon } from '../icons'
import { nameOf, periodName } from '../i18n'
import { now } from '../load'
import { openDialog } from '../dialog'
import type { Submissions } from '../model'
import type { UnitHistory, UnitPeriod } from '../published'
import { hashOf } from '../routes'
import { cellOf } from '../sending/cell'
import { cellText, shapes } from '../sending/cell-view'
import { reportDialog } from './report-dialog'
import { words } from './words'

/** What a unit owed and sent in a year, a line a form, a mark a period. */
export function sentOf(history: UnitHistory, year: string): Node[] {
  return history.forms.map(({ form, periods }) => formLine(history, form, periods, year))
}

function formLine(history: UnitHistory, form: Submissions['form'], periods: readonly UnitPeriod[], year: string): Node {
  const w = words()
  return h(
    'div',
    { class: 'sent-form', 'data-form': form.code },
    h('h3', {}, nameOf(form.name), ' ', h('a', { href: hashOf('sending', form.code, year), 'data-focus': `sending-${form.code}` }, w.openSending)),
    form.publish === 'confirmation' && h('p', { class: 'hint' }, w.withheld),
    h('ul', { class: 'sent-periods' }, ...periods.map(period => h('li', {}, mark(history, form, period)))),
  )
}

function mark(history: UnitHistory, form: Submissions['form'], { period, report, exempt }: UnitPeriod): Node {
  const cell = cellOf({ ...history.unit, exempt }, report, { period } as Submissions, now())
  return h(
    'button',
    {
      type: 'button',
      class: 'sent-period',
      'aria-haspopup': 'dialog',
      'data-state': cell.state,
      'data-period': period.code,
      'data-focus': `sent-${form.code}-${period.code}`,
      title: instant(period.due),
      onclick: () => openDialog(`${nameOf(history.unit.name)}, ${periodName(period.code)}`, ...reportDialog(form, period, report, cell)),
    },
    icon(shapes[cell.state]),
    h('span', {}, h('strong', {}, periodName(period.code)), h('span', { class: 'unit-state' }, cellText(cell))),
  )
}

import { facts, h } from '../dom'
import { day, instant } from '../format'
import { icon } from '../icons'
import { nameOf } from '../i18n'
import { now } from '../load'
import { hashOf } from '../routes'
import type { ReportState } from '../model'
import type { UnitName } from '../session/session'
import type { ObligationStatus } from './definitions'
import type { Opened } from './opening'
import { words } from './words'

/** What report this is, of whom, and until when. Who looks at many units' sees first whose it is, and `back` to the others. */
export function reportHead(opened: Opened, unit: Pick<UnitName, 'name'>, back?: { readonly href: string; readonly words: string }): HTMLElement {
  const w = words()
  const { form, period, obligation } = opened
  return h(
    'div',
    { class: 'report-head' },
    h('p', { class: 'eyebrow no-print' }, h('a', { href: back?.href ?? hashOf('reporting') }, `← ${back?.words ?? w.back}`)),
    h('h1', { tabindex: '-1' }, `${back ? `${nameOf(unit.name)}: ` : ''}${nameOf(form.name)}, ${nameOf(period.name)}`),
    h(
      'div',
      { class: 'report-facts' },
      statusChip(obligation.status),
      facts([
        [w.unit, nameOf(unit.name)],
        [w.window, `${day(period.windowFrom)} – ${day(period.windowTo)}`],
        [w.due, h('span', {}, instant(obligation.due), dueNote(obligation.due, obligation.status))],
      ]),
    ),
  )
}

/** The shapes that the first page's states have, so that a state is known by its form as well as by its colour. */
const tone: Record<ObligationStatus, ReportState> = {
  notOpen: 'not-due',
  open: 'not-due',
  draft: 'not-due',
  awaitingSignature: 'late',
  onTime: 'on-time',
  late: 'late',
  incomplete: 'late',
  overdue: 'overdue',
  returned: 'overdue',
  confirmed: 'on-time',
  exempt: 'not-due',
}

export const statusChip = (status: ObligationStatus): HTMLElement =>
  h('p', { class: 'standing', 'data-state': tone[status], 'data-status': status }, icon(tone[status]), words().status[status])

const openStates: readonly ObligationStatus[] = ['open', 'draft', 'awaitingSignature', 'overdue']

/** How far the due instant is, for what is still to be sent. */
export function dueNote(due: string, status: ObligationStatus): string {
  if (!openStates.includes(status)) return ''
  const days = daysUntil(due)
  return ` (${Date.parse(due) < now() ? words().over(-days) : words().left(days)})`
}

/** Calendar days in Vietnam. */
export function daysUntil(due: string): number {
  const dayOf = (time: number) => Math.floor((time + 7 * 3600 * 1000) / (24 * 3600 * 1000))
  return dayOf(Date.parse(due)) - dayOf(now())
}

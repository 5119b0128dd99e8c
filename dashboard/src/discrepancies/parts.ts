import { facts, h } from '../dom'
import { instant, number } from '../format'
import { icon } from '../icons'
import { nameOf, periodName } from '../i18n'
import { now } from '../load'
import type { ReportState } from '../model'
import { save } from '../files'
import { button } from '../reporting/parts'
import { call } from '../session/api'
import type { Discrepancy, DiscrepancyStep, Reply, WorkState } from './discrepancy'
import { words } from './words'

const tones: Record<WorkState, ReportState> = {
  opened: 'not-due', told: 'late', answered: 'late', accepted: 'on-time', rejected: 'overdue', corrected: 'on-time', closed: 'on-time',
}

const exact = (value: number) => value.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 6 })

/** Where the work stands, by shape and word. */
export const stateChip = (state: WorkState): HTMLElement =>
  h('p', { class: 'standing', 'data-state': tones[state], 'data-work': state }, icon(tones[state]), words().states[state])

export const titleOf = ({ unit, name, period }: Discrepancy): string => `${nameOf(unit.name)}: ${nameOf(name)}, ${periodName(period)}`

/** Until when it is to be explained, where that is still to be done. */
export function deadline({ work }: Discrepancy): string {
  const w = words()
  if (!work?.due || (work.state !== 'told' && work.state !== 'rejected')) return work ? w.since(instant(work.since)) : ''
  return `${w.due(instant(work.due))}${Date.parse(work.due) < now() ? ` (${w.overdue})` : ''}`
}

/** Both figures side by side, and how far they are apart. */
export function pair({ reported, measured, gap, gapPercent }: Discrepancy): HTMLElement {
  const w = words()
  const figure = (value: number | undefined) => h('data', { value: value ?? '' }, value === undefined ? '–' : exact(value))
  const box = facts([
    [w.reported, figure(reported?.value)],
    [w.measured, h('span', {}, figure(measured?.value), measured && h('small', {}, `${instant(measured.asOf)}, ${w.coverage(number(measured.coverage.systemsSeen), number(measured.coverage.systemsDue))}`))],
    [w.gap, gap === undefined ? undefined : h('span', {}, figure(gap), gapPercent !== undefined && h('small', {}, w.percent(exact(gapPercent))))],
  ])
  box.classList.add('two-figures')
  return box
}

/** What the figures themselves say about why. */
export function causesOf({ causes, dataDoNotTell }: Discrepancy): HTMLElement {
  const w = words()
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'causes' },
    h('h2', { id: 'causes' }, w.causes),
    dataDoNotTell && h('p', { class: 'hint' }, w.dataDoNotTell),
    causes.length > 0 &&
      h(
        'ol',
        { class: 'likely-causes' },
        ...causes.map(({ name, isExact, evidence }) =>
          h('li', {}, h('strong', {}, nameOf(name)), isExact && ` (${w.exact})`, ...evidence.map(({ words: said }) => said && h('p', { class: 'hint' }, nameOf(said)))),
        ),
      ),
  )
}

/** The unit's explanation with the files that prove it. */
export function replyOf(reply: Reply, address: string): HTMLElement {
  const w = words()
  const said = h('p', { class: 'hint', role: 'status' })
  const fetchFile = async (name: string, hash: string) => {
    try {
      const { body } = await call<Blob>('GET', `submissions/${address}/evidence/${hash}`, { read: response => response.blob() })
      save(body, name)
    } catch (error) {
      console.warn(error)
      said.textContent = w.evidenceFailed
    }
  }
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'reply', 'data-test': 'reply' },
    h('h2', { id: 'reply' }, w.reply),
    h('p', {}, h('strong', {}, `${w.cause}: `), w.causeNames[reply.cause] ?? reply.cause),
    h('p', { class: 'own-words' }, reply.text),
    reply.evidence?.length
      ? h('ul', { class: 'plain' }, ...reply.evidence.map(({ name, hash }) => h('li', {}, button(name, () => void fetchFile(name, hash), { class: 'link-button' }))))
      : undefined,
    said,
    h('p', { class: 'hint' }, `${w.by(reply.by)}, ${instant(reply.at)}`),
  )
}

/** What was done about it, the newest first. */
export function stepsOf(history: readonly DiscrepancyStep[]): HTMLElement {
  const w = words()
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'history' },
    h('h2', { id: 'history' }, w.history),
    h(
      'ol',
      { class: 'history' },
      ...[...history].reverse().map(({ kind, by, at, note, due }) =>
        h('li', { 'data-step': kind }, h('time', { datetime: at }, instant(at)), h('div', {}, h('strong', {}, w.steps[kind] ?? kind), h('small', {}, w.by(by)), note && h('p', {}, note), due && h('p', { class: 'hint' }, w.due(instant(due))))),
      ),
    ),
  )
}

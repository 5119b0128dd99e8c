import { fill, h } from './dom'
import { instant } from './format'
import { nameOf, text } from './i18n'
import { now } from './load'
import { isStale, sourceState } from './model'
import { entryKey } from './periods'
import type { Language, Theme } from './preferences'
import type { State } from './state'
import { completeness } from './view/completeness'
import { figures } from './view/figures'
import { footer } from './view/footer'
import { header } from './view/header'
import { measurements } from './view/measurements'
import { notices } from './view/notices'
import { periodHead } from './view/period'
import { ranking } from './view/ranking'
import { emptyPage, failedPart, failedFirst, noPeriod, skeleton } from './view/states'

const slot = (tag: 'header' | 'section' | 'div' | 'footer', attributes: Record<string, string> = {}) => h(tag, attributes)

const slots = {
  header: slot('header', { class: 'site-header' }),
  notices: slot('div', { class: 'notices', role: 'status' }),
  period: slot('section', { class: 'period', 'aria-labelledby': 'overview' }),
  figures: slot('section', { class: 'figures', 'aria-labelledby': 'figures' }),
  completeness: slot('section', { class: 'panel', 'aria-labelledby': 'completeness' }),
  ranking: slot('section', { class: 'panel', 'aria-labelledby': 'ranking' }),
  measurements: slot('section', { class: 'measurements', 'aria-labelledby': 'measurements' }),
  footer: slot('footer', { class: 'site-footer' }),
}
const skip = h('a', { class: 'skip', href: '#main', onclick: focusMain })
const announcer = h('p', { class: 'visually-hidden', 'aria-live': 'polite' })
const main = h('main', { id: 'main', tabindex: '-1' })
let retry = () => {}

export function createPage(actions: { retry: () => void }): void {
  retry = actions.retry
  const side = h('div', { class: 'side-by-side' }, slots.completeness, slots.ranking)
  main.append(slots.notices, slots.period, slots.figures, slots.measurements, side)
  document.body.replaceChildren(skip, slots.header, main, slots.footer, announcer)
}

/** The hash is the route, so a link to `#main` must not change it. */
function focusMain(event: Event): void {
  event.preventDefault()
  main.focus()
}

export const announce = (words: string): void => void (announcer.textContent = words)

/** Builds the parts whose inputs changed since the last time. */
export function render(state: State, { language, theme }: { language: Language; theme: Theme }): void {
  const { connection, index, submissions, chosen } = state
  const entry = chosen && index?.entries[entryKey(chosen)]
  const measured = index?.entries['measurements']
  const empty = index !== undefined && Object.keys(index.entries).length === 0
  const period = chosen && entryKey(chosen)
  const periods = state.periods.map(entryKey).join()
  const overdue = submissions !== undefined && now() > Date.parse(submissions.period.due)
  const sources = state.measurements?.sources.map(s => `${sourceState(s, state.measurements!, now())}${isStale(s, now())}`).join()
  const checked = state.checkedAt && instant(state.checkedAt)

  document.title = [submissions && nameOf(submissions.period.name), text().product].filter(Boolean).join(' – ')
  skip.textContent = text().skip
  main.ariaBusy = String(connection === 'loading')

  fill(slots.header, [language, theme, connection], () => header(connection))
  fill(slots.notices, [language, connection, checked, state.submissionsFailed, state.measurementsFailed], () => notices(state))
  fill(slots.period, [language, period, submissions, periods, state.formNames.size], () => periodHead(state))
  fill(slots.figures, [language, submissions, period, submissions ? '' : connection, state.submissionsFailed, empty], () => {
    if (submissions) return figures(submissions, entry)
    if (!index) return connection === 'loading' ? skeleton() : failedFirst(connection, retry)
    if (empty) return emptyPage()
    if (state.submissionsFailed) return failedPart(text().figures, 'figures', retry)
    return entry ? skeleton() : noPeriod(chosen)
  })
  fill(slots.completeness, [language, submissions, overdue], () => (submissions ? completeness(submissions) : []))
  fill(slots.ranking, [language, theme, submissions], () => (submissions ? ranking(submissions) : []))
  fill(slots.measurements, [language, state.measurements, state.measurementsFailed, sources, empty, !index], () => {
    if (!index || empty) return []
    if (!state.measurements && state.measurementsFailed) return failedPart(text().measurements, 'measurements', retry)
    return measurements(state.measurements, measured)
  })
  fill(slots.footer, [language, index?.asOf, entry?.path, measured?.path, checked], () => footer(state))
  for (const part of Object.values(slots)) part.hidden = part.childElementCount === 0
}

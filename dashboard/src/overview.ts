import { fill, h } from './dom'
import { instant } from './format'
import { nameOf, text } from './i18n'
import { now } from './load'
import { isStale, sourceState } from './model'
import type { Page } from './page'
import { entryKey } from './periods'
import { preferences } from './preferences'
import { refresh, state } from './state'
import { completeness } from './view/completeness'
import { figures } from './view/figures'
import { footer } from './view/footer'
import { measurements } from './view/measurements'
import { notices } from './view/notices'
import { periodHead } from './view/period'
import { ranking } from './view/ranking'
import { emptyPage, failedPart, failedFirst, noPeriod, skeleton } from './view/states'

const interval = 10_000
let timer: ReturnType<typeof setTimeout> | undefined
let reading: Promise<void> | undefined
let announced: string | undefined
let isShown = false

const slots = {
  notices: h('div', { class: 'notices', role: 'status' }),
  period: h('section', { class: 'period', 'aria-labelledby': 'overview' }),
  figures: h('section', { class: 'figures', 'aria-labelledby': 'figures' }),
  completeness: h('section', { class: 'panel', 'aria-labelledby': 'completeness' }),
  ranking: h('section', { class: 'panel', 'aria-labelledby': 'ranking' }),
  measurements: h('section', { class: 'measurements', 'aria-labelledby': 'measurements' }),
}
const footerSlot = h('div', { class: 'footer-of-page' })
let shell: Parameters<Page['mount']>[0]

/** Tổng quan: what is published, read from storage every ten seconds while someone can see it. */
export const overview: Page = {
  title: () => (state.submissions ? nameOf(state.submissions.period.name) : ''),
  mount(into) {
    shell = into
    isShown = true
    const side = h('div', { class: 'side-by-side' }, slots.completeness, slots.ranking)
    shell.main.replaceChildren(slots.notices, slots.period, slots.figures, slots.measurements, side)
    shell.footer.replaceChildren(footerSlot)
    for (const event of events) addEventListener(event, pollNow)
    document.addEventListener('visibilitychange', pollWhileVisible)
    render()
    pollNow()
  },
  enter: () => void (reading ?? Promise.resolve()).then(poll),
  render,
  leave() {
    isShown = false
    clearTimeout(timer)
    for (const event of events) removeEventListener(event, pollNow)
    document.removeEventListener('visibilitychange', pollWhileVisible)
  },
}

const events = ['online', 'offline'] as const
const pollNow = () => void poll()
const pollWhileVisible = () => (document.hidden ? clearTimeout(timer) : pollNow())

/** One reading at a time; the next is set when it ended, and only while someone can see the page. */
async function poll(): Promise<void> {
  clearTimeout(timer)
  await (reading ??= refresh(() => isShown && render()).finally(() => (reading = undefined)))
  if (!isShown) return
  announceUpdate()
  clearTimeout(timer)
  if (!document.hidden) timer = setTimeout(pollNow, interval)
}

function announceUpdate(): void {
  const asOf = state.submissions?.asOf
  if (announced && asOf && asOf !== announced) shell.announce(text().updated(instant(asOf)))
  announced = asOf
}

/** Builds the parts whose inputs changed since the last time. */
function render(): void {
  const { language, theme } = preferences
  const { connection, index, submissions, chosen } = state
  const entry = chosen && index?.entries[entryKey(chosen)]
  const measured = index?.entries['measurements']
  const empty = index !== undefined && Object.keys(index.entries).length === 0
  const period = chosen && entryKey(chosen)
  const periods = state.periods.map(entryKey).join()
  const overdue = submissions !== undefined && now() > Date.parse(submissions.period.due)
  const sources = state.measurements?.sources.map(s => `${sourceState(s, state.measurements!, now())}${isStale(s, now())}`).join()
  const checked = state.checkedAt && instant(state.checkedAt)

  shell.setTitle()
  shell.setConnection(connection)
  shell.main.ariaBusy = String(connection === 'loading')

  fill(slots.notices, [language, connection, checked, state.submissionsFailed, state.measurementsFailed], () => notices(state))
  fill(slots.period, [language, period, submissions, periods, state.formNames.size], () => periodHead(state))
  fill(slots.figures, [language, submissions, period, submissions ? '' : connection, state.submissionsFailed, empty], () => {
    if (submissions) return figures(submissions, entry)
    if (!index) return connection === 'loading' ? skeleton() : failedFirst(connection, pollNow)
    if (empty) return emptyPage()
    if (state.submissionsFailed) return failedPart(text().figures, 'figures', pollNow)
    return entry ? skeleton() : noPeriod(chosen)
  })
  fill(slots.completeness, [language, submissions, overdue], () => (submissions ? completeness(submissions) : []))
  fill(slots.ranking, [language, theme, submissions], () => (submissions ? ranking(submissions) : []))
  fill(slots.measurements, [language, state.measurements, state.measurementsFailed, sources, empty, !index], () => {
    if (!index || empty) return []
    if (!state.measurements && state.measurementsFailed) return failedPart(text().measurements, 'measurements', pollNow)
    return measurements(state.measurements, measured)
  })
  fill(footerSlot, [language, index?.asOf, entry?.path, measured?.path, checked], () => footer(state))
  for (const part of Object.values(slots)) part.hidden = part.childElementCount === 0
}

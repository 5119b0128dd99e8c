import { fill, h } from './dom'
import { instant } from './format'
import { nameOf, text } from './i18n'
import { now } from './load'
import { isStale, sourceState } from './model'
import type { Page } from './page'
import { entryKey, parseRoute, publishedPeriods } from './periods'
import { preferences } from './preferences'
import { refresh, state } from './state'
import { attentionPanel } from './view/attention'
import { figures } from './view/figures'
import { footer } from './view/footer'
import { notices } from './view/notices'
import { openPeriods, periodHead } from './view/period'
import { publishedHistory } from './view/published'
import { sendingPanel } from './view/sending'
import { servicesPanel } from './view/services'
import { emptyPage, failedPart, failedFirst, noPeriod, skeleton } from './view/states'
import { watchIndex, type Watch } from './watching'

let watch: Watch | undefined
let announced: string | undefined

const slots = {
  notices: h('div', { class: 'notices', role: 'status' }),
  period: h('section', { class: 'period', 'aria-labelledby': 'overview' }),
  open: h('div', { class: 'open-periods' }),
  figures: h('section', { class: 'figures', 'aria-labelledby': 'figures' }),
  attention: h('section', { class: 'panel attention', 'aria-labelledby': 'attention' }),
  sending: h('section', { class: 'panel sending-panel', 'aria-labelledby': 'completeness' }),
  services: h('section', { class: 'panel services', 'aria-labelledby': 'measurements' }),
}
const footerSlot = h('div', { class: 'footer-of-page' })
let shell: Parameters<Page['mount']>[0]

/** Tổng quan: the country now, of what is published. */
export const overview: Page = {
  title: () => (state.submissions ? nameOf(state.submissions.period.name) : ''),
  mount(into) {
    shell = into
    const { notices, period, open, figures, attention, sending, services } = slots
    shell.main.replaceChildren(notices, period, open, h('div', { class: 'glance' }, figures, attention, sending, services))
    shell.footer.replaceChildren(footerSlot)
    render()
    watch = watchIndex(async (connection, index) => {
      await refresh(connection, index, () => watch && render())
      announceUpdate()
    })
  },
  // A reading that was on its way was of the address before.
  enter: () => void watch?.now().then(() => (isOfAddress() ? undefined : watch?.now())),
  render,
  leave() {
    watch?.stop()
    watch = undefined
  },
}

function isOfAddress(): boolean {
  const asked = parseRoute(location.hash)
  return asked !== undefined && state.chosen !== undefined && entryKey(asked) === entryKey(state.chosen)
}

const again = () => void watch?.now()

function announceUpdate(): void {
  const asOf = state.submissions?.asOf
  if (watch && announced && asOf && asOf !== announced) shell.announce(text().updated(instant(asOf)))
  announced = asOf
}

/** Builds the parts whose inputs changed since the last time. */
function render(): void {
  const { language } = preferences
  const { connection, index, submissions, changes, chosen } = state
  const entry = chosen && index?.entries[entryKey(chosen)]
  const measured = index?.entries['measurements']
  const empty = index !== undefined && Object.keys(index.entries).length === 0
  const period = chosen && entryKey(chosen)
  const periods = state.periods.map(entryKey).join()
  // Said in days and hours: it is said anew when another minute begins.
  const minute = Math.floor(now() / 60_000)
  const sources = state.measurements?.sources.map(s => `${sourceState(s, state.measurements!, now())}${isStale(s, now())}`).join()
  const checked = state.checkedAt && instant(state.checkedAt)

  // What is on its way has its place already, so that nothing jumps when it comes.
  const isComing = (connection === 'loading' || connection === 'live') && !empty
  const lacksReports = isComing && !submissions && !state.submissionsFailed && (!index || (chosen ? entry !== undefined : publishedPeriods(index).length > 0))

  shell.setTitle()
  shell.setConnection(connection)
  shell.main.ariaBusy = String(connection === 'loading')

  fill(slots.notices, [language, connection, checked, state.submissionsFailed, state.measurementsFailed], () => notices(state))
  fill(slots.period, [language, period, submissions, periods, state.formNames.size], () => periodHead(state))
  fill(slots.open, [language, submissions, state.watched, minute], () => (submissions ? openPeriods(submissions, state.watched?.submissions ?? []) : []))
  fill(slots.figures, [language, submissions, changes, period, submissions ? '' : connection, state.submissionsFailed, empty, state.published, lacksReports], () => {
    if (submissions?.counts.received === 0) return publishedHistory(state.published, submissions)
    if (submissions) return figures(submissions, changes, entry)
    if (!index) return connection === 'loading' ? skeleton() : failedFirst(connection, again)
    if (empty) return emptyPage()
    if (state.submissionsFailed) return failedPart(text().figures, 'figures', again)
    return lacksReports ? skeleton() : noPeriod(chosen)
  })
  fill(slots.attention, [language, state.watched, minute], () => (state.watched ? attentionPanel(state.watched, state.missing, index!.asOf) : []))
  fill(slots.sending, [language, submissions, minute], () => (submissions ? sendingPanel(submissions) : []))
  fill(slots.services, [language, state.measurements, state.measurementsFailed, sources, empty, !index], () => {
    if (!index || empty) return []
    if (!state.measurements && state.measurementsFailed) return failedPart(text().measurements, 'measurements', again)
    return servicesPanel(state.measurements, measured)
  })
  const coming = new Map<HTMLElement, boolean>([
    [slots.period, lacksReports],
    [slots.open, isComing && !state.watched],
    [slots.attention, isComing && !state.watched],
    [slots.sending, lacksReports],
    [slots.services, isComing && !state.measurements && !state.measurementsFailed && (!index || measured !== undefined)],
  ])
  fill(footerSlot, [language, index?.asOf, entry?.path, measured?.path, checked, lacksReports], () => (lacksReports ? [] : footer(state)))
  for (const part of Object.values(slots)) {
    part.toggleAttribute('data-coming', coming.get(part) ?? false)
    part.hidden = part.childElementCount === 0 && !coming.get(part)
  }
}

import '../style/measuring.css'
import { fill, h } from '../dom'
import { nameOf, text } from '../i18n'
import { now, OutdatedError, read, readMeasurements } from '../load'
import { isStale, sourceState, type Index, type Measurements } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import type { State } from '../state'
import { failedFirst, failedPart } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { sources, stateOf, summary } from './list'
import type { Days, IndicatorDays, SourceDays } from './model'
import { services, trend } from './services'
import { sourcePage } from './source'
import { words } from './words'

const slots = {
  head: h('div', { class: 'page-head' }),
  summary: h('div', { class: 'measuring-part' }),
  sources: h('section', { class: 'measuring-part', 'aria-labelledby': 'systems' }),
  services: h('section', { class: 'measuring-part', 'aria-labelledby': 'services' }),
  detail: h('div', { class: 'measuring-part' }),
}

let shell: Shell | undefined
let watch: Watch | undefined
let parts: readonly string[] = []
let connection: State['connection'] = 'loading'
let index: Index | undefined
let snapshot: Measurements | undefined
let days: Days | undefined
let detail: SourceDays | IndicatorDays | undefined
let typed = ''
let turn = 0

/** Đo trực tuyến: every measured system, and what was measured of online public services. */
export const measuring: Page = {
  title: () => heading() ?? '',
  mount(into, asked) {
    shell = into
    parts = asked
    shell.main.replaceChildren(slots.head, slots.detail, slots.summary, slots.services, slots.sources)
    render()
    watch = watchIndex(readAll)
  },
  enter(asked) {
    parts = asked
    detail = undefined
    void readDetail().then(() => {
      render()
      shell?.focusHeading()
    })
    render()
    shell?.focusHeading()
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

const sourceId = () => (parts[0] && parts[0] !== '~' ? parts[0] : undefined)
const indicatorCode = () => (parts[0] === '~' && parts[1] === 'chi-tieu' ? parts[2] : undefined)

function heading(): string | undefined {
  const source = snapshot?.sources.find(each => each.id === sourceId())
  if (source) return nameOf(source.name)
  const indicator = days?.indicators.find(each => each.code === indicatorCode())
  return indicator && nameOf(indicator.name)
}

async function readAll(state: State['connection'], newest: Index | undefined): Promise<void> {
  connection = state
  index = newest ?? index
  try {
    const [measured, ofDays] = [index?.entries['measurements'], index?.entries['days']]
    snapshot = measured ? await readMeasurements(measured) : snapshot
    days = ofDays ? await read<Days>(ofDays, 'days') : days
    await readDetail()
  } catch (error) {
    console.warn(error)
    connection = error instanceof OutdatedError ? 'outdated' : 'failed'
  }
  render()
}

/** The file of what the address names. */
async function readDetail(): Promise<void> {
  const [id, code] = [sourceId(), indicatorCode()]
  const source = days?.sources.find(each => each.id === id)
  const indicator = days?.indicators.find(each => each.code === code)
  const file = source ? await read<SourceDays>(source, 'source-days') : indicator ? await read<IndicatorDays>(indicator, 'indicator-days') : undefined
  if (id === sourceId() && code === indicatorCode()) detail = file
}

function render(): void {
  if (!shell) return
  const { language, theme } = preferences
  const [id, code, w] = [sourceId(), indicatorCode(), words()]
  const states = snapshot?.sources.map(source => `${sourceState(source, snapshot!, now())}${isStale(source, now())}`).join()
  const isList = !id && !code
  shell.setConnection(connection)
  shell.setTitle()
  shell.main.ariaBusy = String(connection === 'loading')
  fill(slots.head, [language, id, code, heading()], () => [h('h1', {}, heading() ?? text().pages.measuring), ...(isList ? [h('p', { class: 'hint' }, w.lead)] : [])])
  // What is published and could not be read is not said to be absent.
  const loading = !index || (index.entries['measurements'] !== undefined && !snapshot)
  const lacksDays = index?.entries['days'] !== undefined && !days
  fill(slots.detail, [language, theme, id, code, snapshot, days, detail, states, loading, connection], () => {
    if (loading) return connection === 'loading' || connection === 'live' ? [h('p', { class: 'hint', role: 'status' }, text().loading)] : failedFirst(connection, () => void watch?.now())
    if (id) return sourcePage(id, snapshot ?? empty, index?.entries['measurements'], days?.sources.find(each => each.id === id), detail?.kind === 'source-days' ? detail : undefined, now())
    const indicator = days?.indicators.find(each => each.code === code)
    return indicator && detail?.kind === 'indicator-days' ? trend(indicator, detail) : []
  })
  const asked = { state: parts[0] === '~' ? stateOf(parts[1]) : undefined, isByOwner: parts[1] === 'co-quan', words: typed }
  const isFirst = isList && !loading
  fill(slots.summary, [language, isFirst, snapshot, states, asked.state], () => (isFirst ? summary(snapshot, asked, now()) : []))
  fill(slots.sources, [language, isFirst, snapshot, days, states, asked.state, asked.isByOwner], () => (isFirst ? sources(snapshot, days, asked, now(), words => (typed = words)) : []))
  fill(slots.services, [language, isFirst, days, turn, lacksDays], () => (!isFirst ? [] : lacksDays ? failedPart(w.services, 'services', () => void watch?.now()) : services(days, () => (turn++, render()))))
  for (const part of Object.values(slots)) part.hidden = part.childElementCount === 0
}

const empty: Measurements = { kind: 'measurements', sequence: 0, asOf: '', poller: {}, sources: [] }

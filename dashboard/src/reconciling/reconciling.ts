import '../style/reconciling.css'
import { fill, h } from '../dom'
import { nameOf, periodName, text } from '../i18n'
import { OutdatedError, read, readMeasurements } from '../load'
import type { Index, Measurements } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { historical, type Published } from './historical'
import { lines } from './lines'
import { chosenOf, comparedPeriods, orderOf, parseCode, parsePeriod, type ComparedPeriod, type Reconciliation } from './model'
import { allOfUnit, rowsOf } from './of-unit'
import { placeOf } from './places'
import { blocks, explained, statement } from './statement'
import { discrepancies, scatter, table } from './units'
import { unitPage } from './unit'
import { words } from './words'

/** So many periods are in the lines. */
const back = 13
const history = 'published/online-services'

const section = (id: string) => h('section', { class: 'panel', 'aria-labelledby': id })
const slots = {
  head: h('div', { class: 'page-head' }),
  choice: h('div', { class: 'choice' }),
  state: h('div', {}),
  statement: h('section', { class: 'panel statement-panel', 'aria-labelledby': 'page-title' }),
  detail: h('div', { class: 'measuring-part' }),
  lines: section('lines'),
  blocks: section('blocks'),
  explained: section('explained'),
  scatter: section('scatter'),
  list: section('discrepancies'),
  table: section('units-table'),
  historical: section('historical'),
}

let shell: Shell | undefined
let watch: Watch | undefined
let parts: readonly string[] = []
let connection: State['connection'] = 'loading'
let index: Index | undefined
let isRead = false
let scope = 'public'
let isExpanded = false
let path: string | undefined
let snapshot: Reconciliation | undefined
let series: readonly Reconciliation[] = []
let published: Published | undefined
let measurements: Measurements | undefined

/** Đối soát số liệu: what units reported beside what was measured. */
export const reconciling: Page = {
  title: () => [namedUnit(), parts[2] && !parseCode(parts[0]) ? undefined : compared()?.indicator].map(each => each && nameOf(each.name)).filter(Boolean).join(' – '),
  mount(into, asked) {
    shell = into
    parts = asked
    shell.main.replaceChildren(
      slots.head, slots.choice, slots.state, slots.statement, slots.detail,
      h('div', { class: 'side-by-side' }, slots.lines, slots.explained), slots.blocks, slots.list, h('div', { class: 'side-by-side even' }, slots.scatter, slots.table), slots.historical,
    )
    render()
    watch = watchIndex(readAll)
  },
  enter(asked) {
    const before = parts
    parts = asked
    void readFiles().then(() => {
      render()
      if (before[2] !== parts[2]) shell?.focusHeading()
    })
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

async function readAll(state: State['connection'], newest: Index | undefined): Promise<void> {
  connection = state
  index = newest ?? index
  await readFiles()
  render()
}

async function readFiles(): Promise<void> {
  if (!index) return
  try {
    const place = placeOf()
    scope = place.scope
    const files = place.scope === 'public' ? index : await place.index()
    const periods = comparedPeriods(files)
    const asked = parsePeriod(parts[1])
    const picked = await pick(files, periods, asked)
    const [main, all, old, systems] = await Promise.all([
      picked ? place.read(files, picked.name) : undefined,
      picked ? Promise.all(periods.filter(({ form }) => form === picked.form).slice(0, back).map(({ name }) => place.read(files, name))) : [],
      index.entries[history] && read<Published>(index.entries[history], 'published'),
      index.entries['measurements'] && readMeasurements(index.entries['measurements']),
    ])
    snapshot = main
    path = picked && place.scope === 'public' ? index.entries[picked.name]?.path : undefined
    published = old || undefined
    measurements = systems || undefined
    const known = (all as (Reconciliation | undefined)[]).flatMap(each => each ?? []).reverse()
    if (known.length !== series.length || known.some((each, place) => each !== series[place])) series = known
    isRead = true
  } catch (error) {
    console.warn(error)
    connection = error instanceof OutdatedError ? 'outdated' : 'failed'
  }
}

const compared = () => snapshot && chosenOf(snapshot, parseCode(parts[0]))

const namedUnit = () => snapshot?.units.find(({ id }) => id === parts[2])

/**
 * What the address names; of several forms the one that most units owe and that has the indicator. Without a period the newest in which figures
 * stand side by side, and without an indicator either, but with a unit, the newest that names the unit.
 */
async function pick(files: Index, periods: ComparedPeriod[], { form, period }: ReturnType<typeof parsePeriod>): Promise<ComparedPeriod | undefined> {
  const [code, unit] = [parseCode(parts[0]), parts[2]]
  const candidates = periods.filter(each => (!period || each.period === period) && (!form || each.form === form)).slice(0, 8)
  const known = (await Promise.all(candidates.map(async each => ({ each, of: await placeOf().read(files, each.name) })))).filter(({ of }) => of && (!code || chosenOf(of, code)))
  const ofUnit = unit && !code ? known.find(({ of }) => rowsOf(of!, unit).length > 0) : undefined
  if (ofUnit) return ofUnit.each
  const newest = known.filter(({ each }) => each.period === known[0]?.each.period)
  const best = [...newest].sort((a, b) => b.of!.owing - a.of!.owing)[0]
  const withBoth = period ? undefined : known.find(({ of }) => chosenOf(of!, code)?.both)
  return (withBoth ?? best)?.each ?? (period ? undefined : candidates[0])
}

function render(): void {
  if (!shell) return
  // Whoever signed in, or out, sees other files.
  if (isRead && placeOf().scope !== scope) return void readFiles().then(render)
  const { language, theme } = preferences
  const w = words()
  const shown = compared()
  const unit = parts[2]
  const ofAll = unit !== undefined && !parseCode(parts[0])
  const isOverview = shown !== undefined && !unit
  const inputs = [language, theme, snapshot, shown?.indicator.code]
  shell.setConnection(connection)
  shell.setTitle()
  shell.main.ariaBusy = String(!isRead)
  const named = namedUnit()
  fill(slots.head, [language, unit, snapshot, shown?.indicator.code, scope, ofAll], () => [
    h('h1', { id: 'page-title' }, named ? nameOf(named.name) : text().pages.reconciling),
    h('p', { class: 'hint' }, unit && shown ? `${ofAll ? text().pages.reconciling : nameOf(shown.indicator.name)} · ${periodName(snapshot!.period.code)}` : w.lead),
    ...(scope === 'public' ? [] : [h('p', { class: 'notice', 'data-test': 'internal' }, w.internal)]),
  ])
  fill(slots.choice, [...inputs, index, unit], () => (snapshot && shown && !unit ? [choice(snapshot, shown.indicator.code)] : []))
  fill(slots.state, [language, isRead, connection, !index, snapshot, parts.join('/'), published], () => {
    if (!isRead) return connection === 'loading' || connection === 'live' ? [h('p', { class: 'hint', role: 'status' }, text().loading)] : failedFirst(connection, () => void watch?.now())
    if (shown) return []
    const isAny = comparedPeriods(index!).length > 0
    const latest = h('a', { class: 'button', href: hashOf('reconciling') }, w.latest)
    return isAny ? [blank('not-compared', 'not-compared', snapshot ? w.noIndicator : w.noPeriod, '', latest)] : [blank('none-compared', 'none-compared', w.none, w.noneHint)]
  })
  fill(slots.statement, [...inputs, isOverview], () => (isOverview ? statement(snapshot!, shown, path) : []))
  fill(slots.detail, [...inputs, unit, ofAll, measurements?.sources.length], () => (shown && unit ? (ofAll ? allOfUnit(snapshot!, unit) : unitPage(snapshot!, shown, unit, measurements)) : []))
  fill(slots.lines, [...inputs, isOverview, series], () => (isOverview ? lines(shown, series) : []))
  fill(slots.blocks, [...inputs, isOverview], () => (isOverview ? blocks(snapshot!, shown) : []))
  fill(slots.explained, [...inputs, isOverview], () => (isOverview ? explained(shown) : []))
  fill(slots.scatter, [...inputs, isOverview], () => (isOverview ? scatter(snapshot!, shown) : []))
  fill(slots.list, [...inputs, isOverview, isExpanded], () =>
    isOverview ? discrepancies(snapshot!, shown, isExpanded, () => ((isExpanded = true), render())) : [],
  )
  fill(slots.table, [...inputs, isOverview], () => (isOverview ? table(snapshot!, shown) : []))
  fill(slots.historical, [language, published, unit], () => (published && !unit ? historical(published, index?.entries[history]) : []))
  for (const part of Object.values(slots)) part.hidden = part.childElementCount === 0
}

/** What is looked at stands in the address: choosing goes there. */
function choice({ form, period, indicators }: Reconciliation, code: string): Node {
  const w = words()
  const periods = index ? comparedPeriods(index) : []
  const key = (each: { form: string; period: string }) => `${each.form}.${each.period}`
  const isOfOne = new Set(periods.map(each => each.form)).size < 2
  const ofIndicator = h('select', { id: 'pick-indicator', 'data-focus': 'pick-indicator', 'data-test': 'pick-indicator' },
    ...orderOf({ indicators } as Reconciliation).map(({ indicator }) => h('option', { value: indicator.code, selected: indicator.code === code }, `${nameOf(indicator.name)} (${indicator.code})`)))
  const ofPeriod = h('select', { id: 'pick-period', 'data-focus': 'pick-period', 'data-test': 'pick-period' },
    ...periods.map(each => h('option', { value: key(each), selected: each.form === form.code && each.period === period.code }, isOfOne ? periodName(each.period) : `${periodName(each.period)} · ${formName(each.form)}`)))
  const go = () => void (location.hash = hashOf('reconciling', ofIndicator.value, ofPeriod.value))
  ofIndicator.addEventListener('change', go)
  ofPeriod.addEventListener('change', go)
  return h('div', { class: 'pickers' }, h('div', { class: 'picker' }, h('label', { for: 'pick-indicator' }, w.indicator), ofIndicator), h('div', { class: 'picker' }, h('label', { for: 'pick-period' }, w.period), ofPeriod))
}

const formName = (code: string): string => (snapshot?.form.code === code ? nameOf(snapshot.form.name) : code)

import '../style/alerts.css'
import { attention, type Watched } from '../attention/gather'
import { kinds, type Item, type Kind } from '../attention/item'
import { readWatched } from '../attention/read'
import { words as attentionWords } from '../attention/words'
import { fill, h } from '../dom'
import { instant, number } from '../format'
import { nameOf, regionName, regionOrder, text } from '../i18n'
import { now } from '../load'
import type { UnitName } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import type { State } from '../state'
import { notices } from '../view/notices'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { addressOf, isOfPlace, parse, type Asked } from './address'
import { kindGroup } from './groups'
import { words } from './words'

let shell: Shell | undefined
let watch: Watch | undefined
let parts: readonly string[] = []
let connection: State['connection'] = 'loading'
let checkedAt: number | undefined
let read: { watched: Watched; missing: string[]; asOf: string } | undefined
let mark = ''

const slots = { notices: h('div', { class: 'notices', role: 'status' }), head: h('div', { class: 'page-head' }), body: h('div', { class: 'alert-kinds' }) }

/** Cảnh báo: all that needs attention, by kind, computed here from what is published. */
export const alerts: Page = {
  title: () => '',
  mount(into, of) {
    shell = into
    parts = of
    shell.main.replaceChildren(...Object.values(slots))
    render()
    watch = watchIndex(async (how, index) => {
      connection = how
      if (index) {
        read = { ...(await readWatched(index)), asOf: index.asOf }
        checkedAt = now()
        mark = Object.entries(index.entries).filter(([key]) => /^(submissions|changes|measurements|discrepancies)/.test(key)).map(([, entry]) => entry.path).join()
      }
      render()
    })
  },
  enter(of) {
    parts = of
    render()
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

function render(): void {
  if (!shell) return
  const t = text()
  const w = words()
  const { language } = preferences
  const asked = parse(parts)
  const minute = Math.floor(now() / 60_000)
  const all = read ? attention(read.watched, now()) : []
  const ofPlace = all.filter(item => isOfPlace(asked, item))
  shell.setTitle()
  shell.setConnection(connection)
  fill(slots.notices, [language, connection], () => notices({ connection, checkedAt, submissionsFailed: false, measurementsFailed: false }))
  // While it is read the head says so: what comes below it then moves nothing.
  const isComing = !read && (connection === 'loading' || connection === 'live')
  fill(slots.head, [language, parts, mark, read && instant(read.asOf), read?.missing.length, minute, isComing], () => [
    h('h1', {}, t.pages.alerts),
    ...(isComing ? [h('p', { class: 'hint' }, w.reading)] : []),
    ...(read
      ? [h('p', { class: 'hint', 'data-test': 'computed' }, w.computed(instant(read.asOf))), ...(read.missing.length > 0 ? [h('p', { class: 'hint' }, w.missing)] : []), filters(asked, all, ofPlace)]
      : []),
  ])
  fill(slots.body, [language, parts, mark, minute, read ? '' : connection], () => {
    if (isComing) return []
    if (!read) return failedFirst(connection, () => void watch?.now())
    const shown = asked.kind ? [asked.kind] : kinds
    if (ofPlace.length === 0 && read.missing.length === 0) return [blank('none', 'none', w.none, '')]
    return shown.map(kind => kindGroup(kind, ofPlace.filter(item => item.kind === kind), read!.missing.length === 0))
  })
  for (const slot of Object.values(slots)) slot.hidden = slot.childElementCount === 0
}

function filters(asked: Asked, all: readonly Item[], ofPlace: readonly Item[]): Node {
  const w = words()
  const a = attentionWords()
  const chip = (kind: Kind | undefined, label: string, count: number) =>
    h(
      'a',
      { class: 'chip', href: addressOf({ ...asked, kind }), 'aria-current': kind === asked.kind && 'true', 'data-focus': `kind-${kind}`, 'data-kind-filter': kind ?? 'all' },
      label,
      ' ',
      h('strong', {}, number(count)),
    )
  const units = [...new Map(all.flatMap(({ unit }) => (unit ? [[unit.id, unit] as const] : []))).values()]
  const collator = new Intl.Collator(preferences.language)
  const ofRegion = units.filter(unit => !asked.region || unit.region === asked.region).sort((one, other) => collator.compare(nameOf(one.name), nameOf(other.name)))
  const regions = regionOrder.filter(region => units.some(unit => unit.region === region))
  return h(
    'div',
    { class: 'alert-filters' },
    h(
      'nav',
      { class: 'chips', 'aria-label': w.kinds },
      chip(undefined, w.all, ofPlace.length),
      ...kinds.map(kind => chip(kind, a.kind[kind], ofPlace.filter(item => item.kind === kind).length)),
    ),
    h(
      'div',
      { class: 'pickers' },
      picker('region', w.region, [['', w.any], ...regions.map(region => [region, regionName(region)] as const)], asked.region, region => addressOf({ ...asked, region, unit: undefined })),
      picker('unit', w.unit, [['', w.any], ...withAsked(ofRegion, asked).map(unit => [unit.id, nameOf(unit.name)] as const)], asked.unit, unit => addressOf({ ...asked, unit })),
      (asked.region || asked.unit || asked.kind) && h('a', { class: 'button', href: addressOf({}), 'data-focus': 'clear' }, w.clear),
    ),
  )
}

/** The address may name a unit that has no alert. */
function withAsked(units: readonly UnitName[], { unit }: Asked): readonly UnitName[] {
  return !unit || units.some(({ id }) => id === unit) ? units : [{ id: unit, code: unit, name: { vi: unit, en: unit } }, ...units]
}

function picker(id: string, label: string, options: readonly (readonly [string, string])[], chosen: string | undefined, to: (value: string | undefined) => string): Node {
  const select = h(
    'select',
    { id: `alert-${id}`, 'data-focus': `alert-${id}`, 'data-test': `alert-${id}`, onchange: () => (location.hash = to(select.value || undefined)) },
    ...options.map(([value, words]) => h('option', { value, selected: value === (chosen ?? '') }, words)),
  )
  return h('div', { class: 'picker' }, h('label', { for: `alert-${id}` }, label), select)
}

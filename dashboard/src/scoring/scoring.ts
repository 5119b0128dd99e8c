import { fill, h } from '../dom'
import { dataLink, instant } from '../format'
import { nameOf, periodName, text } from '../i18n'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import '../style/scoring.css'
import { blank } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { listed, parseParts, scoresHash, scoresKey, type Asked } from './choice'
import { compare } from './compare'
import { composition } from './composition'
import { saveCsv } from '../files'
import { csvRows } from './csv'
import { gains } from './gains'
import { history } from './history'
import { insideScope, publicPlace } from './place'
import { partRows, pillars, standingHead } from './profile'
import { cardIn, cardShown, emptyView, refresh, take, unitShown, type View } from './reading'
import { summary } from './summary'
import { table } from './table'
import { words } from './words'

let shell: Shell | undefined
let watch: Watch | undefined
let view: View = emptyView({})

const slots = {
  head: h('section', { class: 'scoring-head', 'aria-labelledby': 'scoring' }),
  summary: h('section', { class: 'scoring-summary' }),
  standings: h('section', { class: 'panel', 'aria-labelledby': 'standings' }),
  unit: h('section', { class: 'panel standing-of-unit', 'aria-labelledby': 'unit' }),
  gains: h('section', { class: 'panel' }),
  parts: h('section', { class: 'panel' }),
  history: h('section', { class: 'panel' }),
  compare: h('section', { class: 'panel' }),
  composition: h('section', { class: 'panel', 'aria-labelledby': 'composition' }),
}
const footer = h('div', { class: 'footer-of-page' })

/** Xếp hạng: units by published sets of indicators, read from storage alone. */
export const scoring: Page = {
  title: () => [unitOf()?.unit.name, cardOf()?.name].map(name => name && nameOf(name)).filter(Boolean).join(' – '),
  mount(into, parts) {
    shell = into
    view = emptyView(parseParts(parts))
    const ofUnit = h('div', { class: 'unit-columns' }, slots.unit, slots.gains, slots.parts, h('div', { class: 'stack' }, slots.history, slots.compare))
    shell.main.replaceChildren(slots.head, slots.summary, slots.standings, ofUnit, slots.composition)
    shell.footer.replaceChildren(footer)
    render()
    watch = watchIndex((connection, index) => take(view, connection, index, render))
  },
  enter(parts) {
    const before = view.asked
    view.asked = parseParts(parts)
    void refresh(view, render).then(() => before.unit !== view.asked.unit && shell?.focusHeading())
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

/** Nothing that another session opened stays. */
function takeAnew(): Promise<void> {
  const { asked, connection, index } = view
  view = emptyView(asked)
  return take(view, connection, index, render)
}

const cardOf = () => cardShown(view)
const unitOf = () => unitShown(view)

function render(): void {
  if (!shell) return
  // Whoever signed in, or out, sees other sets.
  if (view.index && insideScope() !== view.scope) return void takeAnew()
  const { language, theme } = preferences
  const { scores, asked, index, set, period, isUnknown, isOwn, isFailed, isRead, connection } = view
  const standing = unitOf()
  const other = scores?.units.find(({ unit }) => unit.id === asked.other)
  const card = cardOf()
  const places = standing && view.places?.unit === standing.unit.id ? view.places.list : undefined
  const hasUnit = asked.unit !== undefined || isOwn
  shell.setTitle()
  shell.setConnection(connection)
  shell.main.ariaBusy = String(!index && connection === 'loading')
  const isComing = !isRead && (connection === 'loading' || connection === 'live')
  fill(slots.head, [language, isComing, index && [...view.entries.keys()].filter(key => key.startsWith('score')).join(), set, period, card, scores, hasUnit], head)
  fill(slots.summary, [language, index, scores, isUnknown, isFailed, connection, hasUnit && !standing, hasUnit], () => {
    if (isComing) return []
    if (scores && standing) return []
    if (scores && hasUnit) return [blank('unknown-unit', 'summary', words().unknownUnit, '', backLink())]
    if (scores) return [h('h2', { id: 'summary', class: 'visually-hidden' }, nameOf(scores.card.name)), ...summary(scores)]
    return state()
  })
  fill(slots.standings, [language, hasUnit ? undefined : scores], () => (scores && !hasUnit ? table(scores) : []))
  fill(slots.unit, [language, scores, standing], () => (scores && standing ? [...standingHead(scores, standing), ...pillars(scores, standing)] : []))
  fill(slots.gains, [language, scores, standing], () => (scores && standing ? gains(scores, standing) : []))
  fill(slots.parts, [language, scores, standing], () => (scores && standing ? partRows(scores, standing) : []))
  fill(slots.history, [language, theme, scores, standing, places], () => (scores && standing && !isOwn ? history(scores, standing, places) : []))
  fill(slots.compare, [language, scores, standing, other], () => (scores && standing && !isOwn && standing.why !== 'noReport' ? compare(scores, standing, other) : []))
  const file = set ? view.cards.get(set) : undefined
  fill(slots.composition, [language, hasUnit ? undefined : card, !scores], () =>
    card && !hasUnit ? composition(card, scores?.indicators ?? (file && 'indicators' in file ? file.indicators : []), !scores) : [],
  )
  fill(footer, [language, index?.asOf, scores, set, period, isComing], () => (isComing ? [] : sources()))
  for (const part of Object.values(slots)) part.hidden = part.childElementCount === 0
}

/** Nothing to show yet, or not there, or not to be had. */
function state(): Node[] {
  const w = words()
  const { index, isFailed, isUnknown, set, connection } = view
  if (isFailed || (!index && connection !== 'loading')) {
    return [blank('failed', 'summary', w.failed, w.failedHint, h('button', { type: 'button', class: 'button', 'data-focus': 'retry', onclick: () => void watch?.now() }, text().retry))]
  }
  if (isUnknown) return [blank('unknown', 'summary', w.unknown, w.unknownHint, h('a', { class: 'button', href: scoresHash({}) }, w.newest))]
  return [set ? blank('no-scores', 'summary', w.noScores, w.noScoresHint) : blank('empty', 'summary', w.noSets, w.noSetsHint)]
}

function head(): Node[] {
  const w = words()
  const { set, scores, asked } = view
  const card = cardOf()
  const sets = [...view.cards].sort(([, a], [, b]) => Number(cardIn(b).max !== undefined) - Number(cardIn(a).max !== undefined))
  const periods = view.index && set ? (listed(view.entries.keys()).get(set) ?? []) : []
  const go = (to: Asked) => (location.hash = scoresHash(to))
  return [
    h('h1', { id: 'scoring' }, text().pages.scoring),
    !view.isRead && (view.connection === 'loading' || view.connection === 'live') && h('p', { class: 'hint', role: 'status' }, w.loading),
    view.cards.size > 0 && h(
      'div',
      { class: 'choices' },
      picker('pick-set', w.set, sets.map(([code, file]) => [code, nameOf(cardIn(file).name)]), set, code => go({ set: code })),
      picker('pick-scores-period', w.period, periods.length ? periods.map(code => [code, periodName(code)]) : [['', w.noPeriods]], view.period, code => set && go({ set, period: code, unit: asked.unit, other: asked.other })),
      scores && asked.unit === undefined && !view.isOwn && h('button', { type: 'button', class: 'button', 'data-focus': 'csv', 'data-test': 'csv', onclick: () => saveCsv(`${scores.card.code}-${scores.period.code}.csv`, csvRows(scores)) }, w.csv),
      scores && asked.unit !== undefined && backLink(),
    ),
    card?.visibility === 'internal' && h('p', { class: 'notice-box internal', 'data-test': 'internal' }, w.internal),
    card && h('p', { class: 'basis' }, h('span', { class: 'strong' }, `${w.basis}: `), nameOf(card.basis), '. ', w.versionOf(card.version), '.'),
    scores && h('p', { class: 'notice-box', 'data-test': 'not-official' }, w.notOfficial),
  ].filter(part => part instanceof Node)
}

const backLink = () => h('a', { class: 'button', 'data-focus': 'back', 'data-test': 'back', href: scoresHash({ set: view.set, period: view.period }) }, words().back)

function picker(id: string, label: string, options: readonly (readonly [string, string])[], chosen: string | undefined, choosing: (value: string) => void): Node {
  const select = h('select', { id, 'data-focus': id, 'data-test': id }, ...options.map(([value, name]) => h('option', { value, selected: value === chosen }, name)))
  select.addEventListener('change', () => choosing(select.value))
  return h('div', { class: 'picker' }, h('label', { for: id }, label), select)
}

function sources(): Node[] {
  const w = words()
  const found = view.set && view.period ? view.entries.get(scoresKey(view.set, view.period)) : undefined
  const isPublic = found?.place === publicPlace
  return [
    h('h2', {}, w.from),
    h('ul', { class: 'links' }, isPublic && h('li', {}, h('a', { href: dataLink(found.entry.path), 'data-focus': 'scores-file' }, w.scoresFile)), h('li', {}, h('a', { href: dataLink('index.json'), 'data-focus': 'index-file' }, w.index))),
    found ? h('p', {}, `${w.asOf} `, h('time', { datetime: found.entry.asOf }, instant(found.entry.asOf))) : undefined,
    h('p', { class: 'hint' }, text().timeZone),
  ].filter(part => part instanceof Node)
}

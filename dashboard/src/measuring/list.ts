import { h } from '../dom'
import { instant, number } from '../format'
import { icon } from '../icons'
import { nameOf, text } from '../i18n'
import type { Measurements, SourceState } from '../model'
import { hashOf } from '../routes'
import { blank } from '../view/states'
import { byOwner, byState, countByState, matching, seen, stateOrder, type Days, type Seen } from './model'
import { tile } from './tile'
import { words } from './words'

/** A wall of a thousand tiles helps nobody: the rest is found by its name or its state. */
const shownAtOnce = 120

export interface Asked {
  readonly state?: SourceState
  readonly isByOwner: boolean
  readonly words: string
}

/** How many systems are in which state; each count shows those alone. */
export function summary(snapshot: Measurements | undefined, asked: Asked, now: number): Node[] {
  const all = snapshot ? seen(snapshot, now) : []
  if (!snapshot || all.length === 0) return []
  return [...pollerNotice(snapshot, all.some(({ state }) => state === 'offline')), counts(all.length, countByState(all), asked.state)]
}

/** Every system, by how it is or by who answers for it. */
export function sources(snapshot: Measurements | undefined, days: Days | undefined, asked: Asked, now: number, search: (words: string) => void): Node[] {
  const w = words()
  const all = snapshot ? seen(snapshot, now) : []
  const title = h('h2', { id: 'systems' }, w.systems)
  if (!snapshot || all.length === 0) return [title, blank('no-source', 'no-source', w.none, w.noneHint)]
  const results = h('div', { class: 'source-groups', 'data-test': 'sources' })
  const told = h('p', { class: 'hint', role: 'status' })
  const recent = new Map(days?.sources.map(each => [each.id, each]))
  const show = (typed: string) => {
    const found = matching(all, typed, asked.state)
    told.textContent = w.countOf(number(found.length), number(all.length))
    let left = shownAtOnce
    const group = (name: Node, of: readonly Seen[]) => {
      const shown = of.slice(0, Math.max(0, left))
      left -= shown.length
      return shown.length === 0
        ? []
        : [h('section', { class: 'source-group' }, h('h3', {}, name, ' ', h('small', { class: 'group-count' }, number(of.length))), h('div', { class: 'cards' }, ...shown.map(each => tile(each, recent.get(each.source.id), now))))]
    }
    results.replaceChildren(
      ...(asked.isByOwner
        ? byOwner(found).flatMap(({ id, name, sources }) => group(h('a', { href: hashOf('unit', id) }, nameOf(name)), sources))
        : byState(found).flatMap(({ state, sources }) => group(h('span', { class: 'standing', 'data-state': state }, icon(state), text().sourceState[state]), sources))),
      ...(found.length === 0 ? [h('p', { class: 'blank' }, w.nothingFound)] : []),
    )
  }
  const input = h('input', {
    id: 'find-source', type: 'search', value: asked.words, autocomplete: 'off', 'data-focus': 'find-source', 'data-test': 'find-source', 'aria-describedby': 'find-source-hint',
    oninput: () => {
      search(input.value)
      show(input.value)
    },
  })
  show(asked.words)
  const grouping = (name: string, isByOwner: boolean, ...parts: string[]) =>
    h('a', { class: 'button', href: hashOf('measuring', ...parts), 'aria-current': asked.isByOwner === isByOwner && !asked.state ? 'true' : undefined, 'data-focus': `group-${isByOwner}` }, name)
  return [
    title,
    h(
      'div',
      { class: 'find-row' },
      h('div', { class: 'picker find' }, h('label', { for: 'find-source' }, w.search), input, h('small', { id: 'find-source-hint' }, w.searchHint)),
      h('nav', { class: 'grouping', 'aria-label': w.grouping }, h('span', { class: 'hint' }, w.grouping), grouping(w.groupByState, false), grouping(w.groupByOwner, true, '~', 'co-quan')),
    ),
    told,
    results,
  ]
}

/** Each count is a link: what is chosen stands in the address. */
function counts(all: number, states: [SourceState, number][], chosen: SourceState | undefined): Node {
  const w = words()
  const link = (state: SourceState | undefined, count: number, name: string) =>
    h(
      'li',
      {},
      h(
        'a',
        {
          class: 'count', href: state ? hashOf('measuring', '~', state) : hashOf('measuring'), 'data-state': state, 'data-count': state ?? 'all', 'data-focus': `count-${state ?? 'all'}`,
          'aria-current': state === chosen ? 'true' : undefined,
        },
        h('strong', {}, number(count)),
        h('span', {}, state && icon(state), name),
      ),
    )
  return h(
    'nav',
    { 'aria-label': w.filter },
    h('ul', { class: 'counts' }, link(undefined, all, w.all), ...states.map(([state, count]) => link(state, count, text().sourceState[state]))),
  )
}

function pollerNotice({ poller }: Measurements, isOff: boolean): Node[] {
  const notices: Node[] = []
  const note = (words: string) => notices.push(h('p', { class: 'standing', 'data-state': 'stale' }, icon('stale'), words))
  if (isOff && poller.lastRun) note(words().pollerOff(instant(poller.lastRun)))
  if (poller.networkSuspectSince) note(text().networkSuspect(instant(poller.networkSuspectSince)))
  return notices
}

/** The state that an address names. */
export const stateOf = (part: string | undefined): SourceState | undefined => stateOrder.find(state => state === part)

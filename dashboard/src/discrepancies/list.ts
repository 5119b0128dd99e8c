import { h } from '../dom'
import { nameOf, periodName, text } from '../i18n'
import { button } from '../reporting/parts'
import type { View } from '../reporting/view'
import { call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { byUrgency, keyOf, type Discrepancy, type WorkState } from './discrepancy'
import { deadline, pair, stateChip } from './parts'
import { words } from './words'

interface ListOf {
  /** What stands above the list. */
  readonly head: () => Node[]
  /** Of one unit, or of all that the caller may see. */
  readonly unit?: string
  /** The state that is shown alone. */
  readonly state?: WorkState | undefined
  readonly period?: string | undefined
  /** Where one of them is opened. */
  readonly addressOf: (key: string) => string
  /** Where the list stands for a state. */
  readonly addressOfState: (state: WorkState | undefined) => string
}

const states: readonly WorkState[] = ['answered', 'told', 'rejected', 'opened', 'corrected', 'accepted', 'closed']

/** Discrepancies, what waits for someone first. */
export function createDiscrepancies({ head, unit, state, period, addressOf, addressOfState }: ListOf): View {
  const element = h('div', { class: 'desk', 'data-view': 'discrepancies' })
  let all: readonly Discrepancy[] | undefined
  let failed = false

  async function load(): Promise<void> {
    failed = false
    render()
    try {
      const query = new URLSearchParams({ ...(unit && { unit }), ...(period && { period }) })
      all = (await call<{ discrepancies: Discrepancy[] }>('GET', `discrepancies?${query}`)).body.discrepancies
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failed = true
    }
    render()
  }

  const ready = load()
  return { element, render, leave: () => {}, title: () => words().title, ready }

  function render(): void {
    element.replaceChildren(...head(), ...body())
  }

  function body(): Node[] {
    const w = words()
    if (failed) return [blank('failed', 'discrepancies-failed', w.failed, w.tryAgain, button(text().retry, () => void load()))]
    if (!all) return [h('p', { class: 'hint', role: 'status' }, w.loading), h('div', { class: 'tile skeleton', 'data-view': 'loading' })]
    const shown = all.filter(({ work }) => !state || work?.state === state).sort(byUrgency)
    const select = h('select', { id: 'pick-state', 'data-test': 'pick-state' }, h('option', { value: '' }, w.allStates), ...states.map(each => h('option', { value: each }, `${w.states[each]} (${all!.filter(({ work }) => work?.state === each).length})`)))
    select.value = state ?? ''
    select.addEventListener('change', () => void (location.hash = addressOfState((select.value || undefined) as WorkState | undefined)))
    return [
      h('div', { class: 'pickers' }, h('div', { class: 'picker' }, h('label', { for: 'pick-state' }, w.state), select)),
      shown.length === 0 ? blank('empty', 'no-discrepancies', w.none, w.noneHint) : h('ul', { class: 'cards-of-work' }, ...shown.map(card)),
    ]
  }

  function card(each: Discrepancy): Node {
    return h(
      'li',
      { class: 'panel', 'data-discrepancy': keyOf(each) },
      each.work && stateChip(each.work.state),
      h('h2', {}, h('a', { href: addressOf(keyOf(each)) }, `${nameOf(each.unit.name)}: ${nameOf(each.name)}`), h('small', {}, `${each.indicator} · ${periodName(each.period)}`)),
      pair(each),
      h('p', { class: 'hint' }, deadline(each)),
    )
  }
}

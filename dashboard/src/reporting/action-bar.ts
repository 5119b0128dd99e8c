import { h } from '../dom'
import { instant, number } from '../format'
import { begin } from '../session/session'
import { button, primary } from './parts'
import type { Saving } from './saving'
import { words } from './words'

interface BarActions {
  next(): void
  handOver(): void
  seeConflict(): void
  abandon?(): void
}

/** What is seen from anywhere in the form: whether it is saved, what is still to be looked at, and the next step. */
export function createBar({ next, handOver, seeConflict, abandon }: BarActions) {
  const w = words()
  const save = h('p', { class: 'save', role: 'status', 'data-test': 'save' })
  const problems = h('p', { class: 'problems', 'data-test': 'problems' })
  const remedy = h('div', { class: 'actions' })
  const goOn = button(w.next, next, { title: w.nextLong, 'data-test': 'next' })
  const element = h(
    'div',
    { class: 'action-bar' },
    h('div', { class: 'bar-words' }, save, problems),
    h(
      'div',
      { class: 'actions' },
      remedy,
      goOn,
      abandon && button(w.abandon, abandon),
      primary(w.handOver, handOver, { 'data-test': 'hand-over' }),
    ),
  )
  return {
    element,
    showSaving({ state, savedAt, conflict }: Saving): void {
      save.dataset['state'] = state
      save.textContent = state !== 'saved' ? w.save[state] : savedAt ? w.save.saved(instant(savedAt)) : w.save.unsaved
      // What must be done about it.
      remedy.replaceChildren(
        ...(state === 'expired' ? [button(w.signInAgain, () => void begin(), { 'data-test': 'sign-in-again' })] : []),
        ...(conflict ? [button(w.choose, seeConflict, { 'data-test': 'see-conflict' })] : []),
      )
    },
    showProblems(errors: number, warnings: number, missing: number): void {
      problems.replaceChildren(
        ...[
          errors > 0 && h('span', { 'data-level': 'error' }, w.errors(number(errors))),
          warnings > 0 && h('span', { 'data-level': 'warning' }, w.warnings(number(warnings))),
          missing > 0 && h('span', { 'data-level': 'missing' }, w.missing(number(missing))),
          errors + warnings + missing === 0 && h('span', { 'data-level': 'good' }, w.allGood),
        ].filter(part => part instanceof Node),
      )
      goOn.hidden = errors + warnings + missing === 0
    },
  }
}

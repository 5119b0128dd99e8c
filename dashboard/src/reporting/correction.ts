import { h } from '../dom'
import { number } from '../format'
import type { EditorContext } from './editor'
import { changesOf } from './figures'
import { differences } from './merging'
import { fieldsOf } from './opening'
import { labelled } from './parts'
import { toBody } from './work'
import { words } from './words'

/** Why what was sent is changed, and what is changed. */
export function createCorrection(context: EditorContext, changed: () => void): { readonly element: HTMLElement; show(): void } {
  const w = words()
  const { opened } = context
  const changes = h('div', {})
  const reason = h('textarea', { rows: 3, maxlength: 2000, 'aria-required': 'true', 'data-test': 'reason' })
  reason.value = context.work.reason
  reason.addEventListener('input', () => {
    context.work.reason = reason.value
    changed()
  })
  return {
    element: h('section', { class: 'panel', 'aria-labelledby': 'correction' }, h('h2', { id: 'correction' }, w.correctionTitle), labelled('reason', w.reason, reason, w.reasonHint), changes),
    show() {
      if (reason !== document.activeElement) reason.value = context.work.reason
      if (!opened.sent) return
      const differ = differences(opened.sent, toBody({ ...context.work, reason: '' }, fieldsOf(opened)))
      changes.replaceChildren(
        h('p', { class: 'strong', 'data-test': 'changes' }, differ.length > 0 ? w.changes(number(differ.length)) : w.noChange),
        ...(differ.length > 0 ? [changesOf(differ, opened)] : []),
      )
    },
  }
}

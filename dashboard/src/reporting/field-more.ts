import { h } from '../dom'
import { nameOf } from '../i18n'
import type { ValueStatus } from '../model'
import type { Field } from './definitions'
import { createParts } from './field-parts'
import { labelled } from './parts'
import type { Entry } from './work'
import { words } from './words'

const statuses: ValueStatus[] = ['official', 'preliminary', 'estimate']

/** Comment, status and breakdown of a figure; made when it is first opened. */
export function createMore(field: Field, entry: () => Entry, changed: () => void) {
  const w = words()
  const { code, indicator, dimension } = field
  const panel = h('div', { class: 'field-details', id: `m-${code}`, hidden: true })
  const label = dimension ? w.moreAndParts : w.more
  const toggle = h(
    'button',
    { type: 'button', class: 'link-button', 'aria-expanded': 'false', 'aria-controls': panel.id, 'data-more': code },
    label,
    h('span', { class: 'visually-hidden' }, `: ${nameOf(indicator.name)}`),
  )
  const isFilled = () => {
    const { comment, status, parts } = entry()
    return comment.trim() !== '' || status !== undefined || Object.values(parts).some(part => part.text.trim())
  }
  const mark = () => toggle.toggleAttribute('data-filled', isFilled())
  const build = () => {
    const comment = h('textarea', { rows: 2, maxlength: 2000 })
    comment.value = entry().comment
    comment.addEventListener('input', () => {
      entry().comment = comment.value
      mark()
      changed()
    })
    const status = h(
      'select',
      {},
      h('option', { value: '' }, w.asReport),
      ...statuses.map(each => h('option', { value: each }, w.valueStatuses[each])),
    )
    status.value = entry().status ?? ''
    status.addEventListener('change', () => {
      const current = entry()
      if (status.value) current.status = status.value as ValueStatus
      else delete current.status
      mark()
      changed()
    })
    panel.replaceChildren(
      ...(dimension ? [createParts(field, entry, () => (mark(), changed()))] : []),
      labelled(`c-${code}`, w.comment, comment, w.commentHint),
      labelled(`s-${code}`, w.valueStatus, status),
    )
  }
  toggle.addEventListener('click', () => {
    panel.hidden = !panel.hidden
    toggle.setAttribute('aria-expanded', String(!panel.hidden))
    if (!panel.hidden) {
      build()
      panel.querySelector<HTMLElement>('input, textarea')?.focus()
    }
  })
  mark()
  return {
    toggle,
    panel,
    refresh() {
      mark()
      if (!panel.hidden) build()
    },
  }
}

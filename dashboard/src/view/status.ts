import { h } from '../dom'
import { text } from '../i18n'
import type { ValueStatus } from '../model'

export const statusBadge = (status: ValueStatus): Node =>
  h('span', { class: 'badge', 'data-status': status }, text().status[status])

/** Only an estimate is written "ước đạt". */
export const estimatePrefix = (status: ValueStatus | undefined): Node | false =>
  status === 'estimate' && h('span', { class: 'prefix' }, text().estimateOf, ' ')

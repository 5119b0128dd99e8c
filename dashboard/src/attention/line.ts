import { h } from '../dom'
import { icon, type IconName } from '../icons'
import { describe } from './describe'
import { severest, type Line } from './gather'
import type { Severity } from './item'
import { words } from './words'

const shapes: Record<Severity, IconName> = { 1: 'overdue', 2: 'late', 3: 'info' }

/** A line of a list of what needs attention: what, since when and how much, one click to where it is looked at, and one to a reminder. */
export function attentionLine(line: Line, now: number, href = line.items[0]!.href): HTMLElement {
  const { what, detail } = describe(line, now)
  const severity = severest(line)
  const item = line.items[0]!
  return h(
    'li',
    { class: 'attention-line', 'data-severity': severity, 'data-rule': item.rule, 'data-line': line.key },
    icon(shapes[severity]),
    h(
      'div',
      {},
      h('a', { href, 'data-focus': `attention-${line.key}` }, h('span', { class: 'visually-hidden' }, `${words().severity[severity]}: `), what),
      detail && h('p', { class: 'detail' }, detail),
      remindButton(line, what),
    ),
  )
}

function remindButton(line: Line, what: string): Node {
  const open = () => void import('../reminding/remind').then(({ openReminder }) => openReminder(line), console.warn)
  return h('button', { type: 'button', class: 'remind', 'aria-haspopup': 'dialog', 'aria-label': `${words().remind}: ${what}`, 'data-focus': `remind-${line.key}`, onclick: open }, words().remind)
}

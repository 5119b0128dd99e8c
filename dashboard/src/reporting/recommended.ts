import { h } from '../dom'
import { instant } from '../format'
import type { Opened } from './opening'
import { words } from './words'

/** What the ministry answered to a recommendation of what was sent last, by its number from 1; nothing yet where nothing. */
export function answerTo({ history, submitted }: Opened, number: number): HTMLElement | undefined {
  const given = history.findLast(({ kind, ruling }) => kind === 'answer' && ruling?.recommendation === number && ruling.base === submitted?.hash)
  return given && h('p', { class: 'answer' }, h('strong', {}, `${words().answered} ${instant(given.received)}: `), given.ruling?.note)
}

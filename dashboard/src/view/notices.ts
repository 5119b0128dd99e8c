import { h } from '../dom'
import { instant } from '../format'
import { icon } from '../icons'
import { text } from '../i18n'
import type { State } from '../state'

/** What stands between the reader and the newest figures, in one line each; nothing while all is well. */
export function notices({
  connection,
  checkedAt,
  submissions,
  submissionsFailed,
  measurements,
  measurementsFailed,
}: Pick<State, 'connection' | 'checkedAt' | 'submissions' | 'submissionsFailed' | 'measurementsFailed'> & { measurements?: State['measurements'] }): Node[] {
  const t = text()
  const kept = (submissionsFailed && submissions) || (measurementsFailed && measurements)
  if (connection === 'outdated') return [notice('outdated', t.outdated)]
  // Before the first good view the page itself says what is wrong.
  if (checkedAt === undefined) return []
  if (connection === 'offline') return [notice('offline', t.offline(instant(checkedAt)))]
  if (connection === 'failed') return [notice('failed', t.failed(instant(checkedAt)))]
  return kept ? [notice('failed', t.failed(instant(kept.asOf)))] : []
}

const notice = (kind: string, words: string) => h('p', { class: 'notice', 'data-notice': kind }, icon('overdue'), words)

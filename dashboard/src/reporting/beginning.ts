import { instant } from '../format'
import type { LocalDraft } from './local'
import { fieldsOf, workOf, type Opened } from './opening'
import { merge } from './merging'
import { emptyWork, toBody, type Body, type Work } from './work'
import { words } from './words'

/** What is done with a report: filled in, signed, looked at; or it is not open yet. */
export type Mode = 'edit' | 'awaiting' | 'sent' | 'closed'

export function modeOf({ submitted, draft, obligation }: Opened, local: LocalDraft | undefined, isCorrecting: boolean): Mode {
  const isOpen = !submitted || submitted.state === 'returned' || submitted.state === 'reopened'
  if (obligation.status === 'notOpen') return 'closed'
  if (submitted?.state === 'confirmed' || submitted?.state === 'locked') return 'sent'
  if (local?.isDirty || isCorrecting) return 'edit'
  if (draft?.state === 'awaitingSignature') return 'awaiting'
  return draft?.state === 'draft' || isOpen ? 'edit' : 'sent'
}

/** The work that is gone on with, and what of the server's it began from. */
export interface Beginning {
  readonly work: Work
  readonly base: { readonly hash?: string; readonly body: Body }
  /** Whether this browser has something that the server lacks. */
  readonly isDirty: boolean
  readonly notice?: () => string
}

/** The work: the draft on the server, or what was sent; with what this browser has besides. */
export function beginningOf(opened: Opened, local: LocalDraft | undefined): Beginning {
  const { draft, sent } = opened
  const isDraft = draft !== undefined && draft.state !== 'sent'
  const onServer: Body = isDraft ? draft.body : (sent ?? { values: {} })
  const base = draft ? { hash: draft.hash, body: onServer } : { body: onServer }
  if (!local?.isDirty) return { work: isDraft || sent ? workOf(opened, onServer) : emptyWork(), base, isDirty: false }
  const mine = toBody(local.work, fieldsOf(opened))
  const { body, conflicts } = merge(local.base.body, mine, onServer)
  const restored = { isDirty: true, notice: () => words().restored(instant(local.saved)) }
  if (conflicts.length === 0) return { work: workOf(opened, body), base, ...restored }
  // Where both changed the same place the server says so at the first save, and it is asked about.
  return { work: local.work, base: local.base, ...restored }
}

import { instant } from '../format'
import { begin as signIn, session } from '../session/session'
import type { Opened } from './opening'
import { banner, primary } from './parts'
import { remarksOf } from './remarks'
import { words } from './words'

interface Standing {
  readonly isEditing: boolean
  readonly isCorrecting: boolean
  /** Why the last step was refused. */
  readonly refused: string | undefined
}

/** The sign-in has ended, and can be had again without leaving. */
export const expiredBanner = (): HTMLElement => banner('warn', words().expired, primary(words().signInAgain, () => void signIn()))

/** What the ministry did with the report last, where something follows from it; and what stands in the way. */
export function bannersOf(opened: Opened, { isEditing, isCorrecting, refused }: Standing): Node[] {
  const w = words()
  const { submitted, history, copiedAt } = opened
  const ruling = [...history].reverse().find(({ kind }) => kind !== 'answer' && kind !== 'extend')
  const general = remarksOf(opened).get('') ?? []
  return [
    refused && banner('bad', refused),
    session.state === 'expired' && !isEditing && expiredBanner(),
    copiedAt && banner('warn', w.unknownTitle, w.unknownHint),
    submitted?.state === 'returned' &&
      ruling?.kind === 'return' &&
      banner('bad', w.returnedTitle, ruling.ruling?.note, ...general, ruling.ruling?.due && w.returnedUntil(instant(ruling.ruling.due))),
    submitted?.state === 'reopened' && banner('info', w.reopenedTitle, ruling?.ruling?.note),
    isCorrecting && banner('info', w.correctionTitle, w.correctionHint),
  ].filter(part => part instanceof Node)
}

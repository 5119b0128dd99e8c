import { read, readIndex } from '../load'
import type { IndexEntry } from '../model'
import type { Reader } from '../reader'
import { internalReader, mayReadInternal } from '../session/internal'
import { session } from '../session/session'
import type { OwnScores, Scores } from './model'

/** What everyone may read. */
export const publicPlace: Reader = { index: readIndex, read }

const ministry = 'steer'

/** Whose sets for internal use the session opens: the ministry's are of all units, a unit's of itself alone. */
export const insideScope = (): string | undefined => [ministry, session.who?.unit?.id].find(scope => scope !== undefined && mayReadInternal(scope))

/** What a scope may read besides. */
export const insidePlace = (scope: string | undefined): Reader | undefined => (scope === undefined ? undefined : internalReader(scope))

export const isOfUnit = (scope: string | undefined): boolean => scope !== undefined && scope !== ministry

/** Scores by a set; a unit's own stand as those of a country that it is alone in. */
export async function readScores({ entry, place, isOwn }: Found): Promise<Scores> {
  if (!isOwn) return place.read<Scores>(entry, 'scores')
  const { unit, ...own } = await place.read<OwnScores>(entry, 'own-scores')
  return { ...own, kind: 'scores', regions: {}, units: [unit] }
}

/** A file, and where it is read from. */
export interface Found {
  readonly entry: IndexEntry
  readonly place: Reader
  readonly isOwn: boolean
}

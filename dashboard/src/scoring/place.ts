import { read, readIndex, type Snapshot } from '../load'
import type { Index, IndexEntry } from '../model'

/** Where scores are read from. */
export interface ScorePlace {
  index(): Promise<Index>
  read<T extends Snapshot>(entry: Pick<IndexEntry, 'path'>, kind: T['kind']): Promise<T>
}

/** What everyone may read. */
export const publicPlace: ScorePlace = { index: readIndex, read }

/** What the ministry's own may read besides, once a session opens it: the sets for internal use. Nothing does yet. */
export const insidePlace = (): ScorePlace | undefined => undefined

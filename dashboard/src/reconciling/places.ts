import { read, readIndex } from '../load'
import type { Index } from '../model'
import { internalReader, mayReadInternal } from '../session/internal'
import type { Reconciliation } from './model'

/** A place that reconciliations are read from. */
export interface Place {
  /** `public`, or a scope whose files are for those who sign in: `steer`, or a unit's id. */
  readonly scope: string
  index(): Promise<Index>
  read(index: Index, name: string): Promise<Reconciliation | undefined>
}

const everyone: Place = {
  scope: 'public',
  index: readIndex,
  read: async (index, name) => (index.entries[name] ? read<Reconciliation>(index.entries[name], 'reconciliation') : undefined),
}

/** All of the ministry's, what units may still explain among it. */
const ministry: Place = {
  scope: 'steer',
  index: () => internalReader('steer').index(),
  read: async (index, name) => (index.entries[name] ? internalReader('steer').read<Reconciliation>(index.entries[name], 'reconciliation') : undefined),
}

/** Where the page reads from: files of the same names and shape. A unit sees its own discrepancies among its reports, and here what all see. */
export const placeOf = (): Place => (mayReadInternal('steer') ? ministry : everyone)

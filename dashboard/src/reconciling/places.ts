import { read, readIndex } from '../load'
import type { Index } from '../model'
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

/**
 * Where the page reads from. Internal files have the same names and the same shape in a container of their own; whoever knows where
 * it is, and by which signature it is read, answers that place here.
 */
export const placeOf = (): Place => everyone

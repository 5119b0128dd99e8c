import type { Index, IndexEntry, Measurements, Submissions } from './model'
import { createReader, type Snapshot } from './reader'

export { OutdatedError, type Snapshot } from './reader'

/** A list of the index names its files: `series/{form}` one an indicator, `units/{year}` one a unit. */
export interface FileList extends Snapshot {
  readonly kind: 'files'
  readonly files: readonly { readonly key: string; readonly path: string; readonly format?: string }[]
}

let skew = 0

/** Now by the server's clock, so that a wall screen with a wrong clock does not call a unit overdue. */
export const now = (): number => Date.now() + skew

// Named by its hash: what the browser holds is what the server has.
const published = createReader(
  (path, current, signal) => fetch(`./data/${path}`, { cache: current ? 'no-cache' : 'force-cache', signal }),
  hear,
)

// As the service worker calls it (offline/kinds.ts): a worker is one file, so nothing is shared with it.
const keptHeader = 'x-nhipso-kept'
let kept: number | undefined

/** When the index that was read last was kept by this browser, where the server was out of reach; otherwise nothing. */
export const keptAt = (): number | undefined => kept

function hear({ headers }: Response): void {
  const at = Date.parse(headers.get(keptHeader) ?? '')
  kept = Number.isNaN(at) ? undefined : at
  // What was kept says nothing of the time.
  if (kept !== undefined) return
  const date = Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(date)) skew = Math.abs(date - Date.now()) < 2_000 ? 0 : date - Date.now()
}

/** The index of what is published. Before anything was ever published there is no such file: that is empty, not broken. */
export const readIndex = (): Promise<Index> => published.index()

export const readSubmissions = (entry: IndexEntry) => read<Submissions>(entry, 'submissions')

export const readMeasurements = (entry: IndexEntry) => read<Measurements>(entry, 'measurements')

/**
 * A published file, fetched once. `kind` is what it must say of itself.
 * @throws OutdatedError where it is of another kind.
 */
export const read = <T extends Snapshot>(entry: Pick<IndexEntry, 'path'>, kind: T['kind']): Promise<T> => published.read<T>(entry, kind)

import type { Index, IndexEntry, Measurements, Submissions } from './model'

/** A published file says what it is. */
export interface Snapshot {
  readonly kind: string
}

/** A list of the index names its files: `series/{form}` one an indicator, `units/{year}` one a unit. */
export interface FileList extends Snapshot {
  readonly kind: 'files'
  readonly files: readonly { readonly key: string; readonly path: string; readonly format?: string }[]
}

/** The publisher writes a shape that this page does not know: only a newer page can read it. */
export class OutdatedError extends Error {}

let skew = 0

/** Now by the server's clock, so that a wall screen with a wrong clock does not call a unit overdue. */
export const now = (): number => Date.now() + skew

const never: Index = { version: 1, asOf: '', entries: {} }
let held: Index | undefined
const snapshots = new Map<string, Promise<Snapshot>>()

/** How many files a page holds at once: a wall screen runs for weeks. */
const kept = 300

/** The index of what is published. Before anything was ever published there is no such file: that is empty, not broken. */
export async function readIndex(): Promise<Index> {
  const response = await fetch('./data/index.json', { cache: 'no-cache', signal: AbortSignal.timeout(10_000) })
  const date = Date.parse(response.headers.get('date') ?? '')
  if (!Number.isNaN(date)) skew = Math.abs(date - Date.now()) < 2_000 ? 0 : date - Date.now()
  if (response.status === 404 && !held?.asOf) return never
  const index = (await body(response)) as Index
  if (index.version !== 1) throw new OutdatedError(`index version ${index.version}`)
  held = { ...index, entries: newest(index.entries) }
  return held
}

/** A cache on the way may answer an older index; what was shown never goes back. */
function newest(entries: Index['entries']): Index['entries'] {
  return Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => {
      const known = held?.entries[key]
      return [key, known && known.sequence > entry.sequence ? known : entry]
    }),
  )
}

export const readSubmissions = (entry: IndexEntry) => read<Submissions>(entry, 'submissions')

export const readMeasurements = (entry: IndexEntry) => read<Measurements>(entry, 'measurements')

/**
 * A published file, fetched once. `kind` is what it must say of itself.
 * @throws OutdatedError where it is of another kind.
 */
export function read<T extends Snapshot>({ path }: Pick<IndexEntry, 'path'>, kind: T['kind']): Promise<T> {
  const known = snapshots.get(path) as Promise<T> | undefined
  if (known) return known
  const reading = fetchSnapshot<T>(path, kind)
  snapshots.set(path, reading)
  if (snapshots.size > kept) snapshots.delete(snapshots.keys().next().value!)
  reading.catch(() => snapshots.delete(path))
  return reading
}

async function fetchSnapshot<T extends Snapshot>(path: string, kind: T['kind']): Promise<T> {
  // Named by its hash: what the browser holds is what the server has.
  const response = await fetch(`./data/${path}`, { cache: 'force-cache', signal: AbortSignal.timeout(20_000) })
  const snapshot = (await body(response)) as T
  if (snapshot.kind !== kind) throw new OutdatedError(`${path} is ${snapshot.kind}`)
  return snapshot
}

async function body(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return response.json()
}

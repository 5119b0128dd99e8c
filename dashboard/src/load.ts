import type { Index, IndexEntry, Measurements, Submissions } from './model'

type Snapshot = Submissions | Measurements

/** The publisher writes a shape that this page does not know: only a newer page can read it. */
export class OutdatedError extends Error {}

let skew = 0

/** Now by the server's clock, so that a wall screen with a wrong clock does not call a unit overdue. */
export const now = (): number => Date.now() + skew

const never: Index = { version: 1, asOf: '', entries: {} }
let held: Index | undefined
const snapshots = new Map<string, Promise<Snapshot>>()

/** The index of what is published. Before anything was ever published there is no such file: that is empty, not broken. */
export async function readIndex(): Promise<Index> {
  const response = await fetch('./data/index.json', { cache: 'no-cache', signal: AbortSignal.timeout(10_000) })
  const date = Date.parse(response.headers.get('date') ?? '')
  if (!Number.isNaN(date)) skew = Math.abs(date - Date.now()) < 2_000 ? 0 : date - Date.now()
  if (response.status === 404 && !held?.asOf) return never
  const index = (await body(response)) as Index
  if (index.version !== 1) throw new OutdatedError(`index version ${index.version}`)
  held = { ...index, entries: newest(index.entries) }
  const paths = new Set(Object.values(held.entries).map(entry => entry.path))
  for (const path of snapshots.keys()) if (!paths.has(path)) snapshots.delete(path)
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

export const readSubmissions = (entry: IndexEntry) => read(entry, 'submissions') as Promise<Submissions>

export const readMeasurements = (entry: IndexEntry) => read(entry, 'measurements') as Promise<Measurements>

function read({ path }: IndexEntry, kind: Snapshot['kind']): Promise<Snapshot> {
  const known = snapshots.get(path)
  if (known) return known
  const reading = fetchSnapshot(path, kind)
  snapshots.set(path, reading)
  reading.catch(() => snapshots.delete(path))
  return reading
}

async function fetchSnapshot(path: string, kind: Snapshot['kind']): Promise<Snapshot> {
  // Named by its hash: what the browser holds is what the server has.
  const response = await fetch(`./data/${path}`, { cache: 'force-cache', signal: AbortSignal.timeout(20_000) })
  const snapshot = (await body(response)) as Snapshot
  if (snapshot.kind !== kind) throw new OutdatedError(`${path} is ${snapshot.kind}`)
  return snapshot
}

async function body(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return response.json()
}

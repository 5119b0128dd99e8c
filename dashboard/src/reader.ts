import type { Index, IndexEntry } from './model'

/** A published file says what it is. */
export interface Snapshot {
  readonly kind: string
}

/** The publisher writes a shape that this page does not know: only a newer page can read it. */
export class OutdatedError extends Error {}

/** Published files at one place: the public ones, or a scope's internal ones. */
export interface Reader {
  /** The index of what is published. Before anything was ever published there is no such file: that is empty, not broken. */
  index(): Promise<Index>
  /**
   * A published file, fetched once. `kind` is what it must say of itself.
   * @throws OutdatedError where it is of another kind.
   */
  read<T extends Snapshot>(entry: Pick<IndexEntry, 'path'>, kind: T['kind']): Promise<T>
}

/** How a file is fetched from a place: `current` for one that keeps its name, otherwise it is named by its hash. */
export type Fetch = (path: string, current: boolean, signal: AbortSignal) => Promise<Response>

const never: Index = { version: 1, asOf: '', entries: {} }

/** How many files a page holds at once: a wall screen runs for weeks. */
const kept = 300

/** Reads what is published at a place; `heard` is called with each answer of the index. */
export function createReader(fetchFile: Fetch, heard: (response: Response) => void = () => {}): Reader {
  let held: Index | undefined
  const snapshots = new Map<string, Promise<Snapshot>>()

  async function index(): Promise<Index> {
    const response = await fetchFile('index.json', true, AbortSignal.timeout(10_000))
    heard(response)
    if (response.status === 404 && !held?.asOf) return never
    const found = (await body(response)) as Index
    if (found.version !== 1) throw new OutdatedError(`index version ${found.version}`)
    held = { ...found, entries: newest(found.entries) }
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

  function read<T extends Snapshot>({ path }: Pick<IndexEntry, 'path'>, kind: T['kind']): Promise<T> {
    const known = snapshots.get(path) as Promise<T> | undefined
    if (known) return known
    const reading = fetchSnapshot<T>(path, kind)
    snapshots.set(path, reading)
    if (snapshots.size > kept) snapshots.delete(snapshots.keys().next().value!)
    reading.catch(() => snapshots.delete(path))
    return reading
  }

  async function fetchSnapshot<T extends Snapshot>(path: string, kind: T['kind']): Promise<T> {
    const snapshot = (await body(await fetchFile(path, false, AbortSignal.timeout(20_000)))) as T
    if (snapshot.kind !== kind) throw new OutdatedError(`${path} is ${snapshot.kind}`)
    return snapshot
  }

  return { index, read }
}

async function body(response: Response): Promise<unknown> {
  // Of an internal file the address is a secret: it opens the others too.
  if (!response.ok) throw new Error(`${response.url.split('?')[0]} answered ${response.status}`)
  return response.json()
}

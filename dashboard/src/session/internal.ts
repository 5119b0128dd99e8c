import { now } from '../load'
import { createReader, type Reader } from '../reader'

/** What opens a scope's internal snapshots for an hour (POST session). It is a secret, and kept in memory alone. */
export interface InternalLink {
  readonly scope: string
  readonly address: string
  readonly sas: string
  readonly expires: string
}

/** So long before it ends another one is asked for. */
const margin = 120_000

let links: readonly InternalLink[] = []
let renew: () => Promise<readonly InternalLink[]> = async () => []
let renewing: Promise<void> | undefined
const readers = new Map<string, Reader>()

/** Takes over what a session gave, and how it is asked for again. */
export function keepLinks(found: readonly InternalLink[], again: () => Promise<readonly InternalLink[]>): void {
  links = found
  renew = again
}

/** Whoever works here is somebody else, or nobody: what was read goes with what opened it. */
export function forgetLinks(): void {
  links = []
  readers.clear()
}

export const mayReadInternal = (scope: string): boolean => links.some(each => each.scope === scope)

/** What is published inside for a scope: a unit's id, or `steer` for the ministry. Nothing of it is kept by the browser. */
export function internalReader(scope: string): Reader {
  let reader = readers.get(scope)
  if (!reader) readers.set(scope, (reader = createReader((path, _, signal) => fetchInternal(scope, path, signal))))
  return reader
}

async function fetchInternal(scope: string, path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetchWith(await linkOf(scope, false), path, signal)
  // The computer's clock may be wrong, or the signature's key may have been withdrawn.
  return response.status === 403 || response.status === 401 ? fetchWith(await linkOf(scope, true), path, signal) : response
}

const fetchWith = ({ address, sas }: InternalLink, path: string, signal: AbortSignal): Promise<Response> =>
  fetch(`${address}${path}?${sas}`, { cache: 'no-store', credentials: 'omit', signal })

async function linkOf(scope: string, isRefused: boolean): Promise<InternalLink> {
  const known = () => links.find(each => each.scope === scope)
  const link = known()
  if (isRefused || !link || Date.parse(link.expires) - now() < margin) {
    await (renewing ??= renew()
      .then(found => void (links = found))
      .finally(() => (renewing = undefined)))
  }
  const found = known()
  if (!found) throw new Error(`Nothing opens the internal snapshots of ${scope}.`)
  return found
}

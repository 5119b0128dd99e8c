import { keptHeader, kindOf, type Kind } from './kinds'

// The service worker: what was last seen is there without a line. It is one file at the site's root, so that it may answer for
// the folder that the site lies in, and names the files of its own version; another version is another worker.
declare const __NHIPSO_FILES__: readonly string[]

interface Lifetime extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Lifetime {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
}
const worker = self as unknown as Worker
const scope = worker.registration.scope

const prefix = 'nhipso-site-'
const site = prefix + hashOf(__NHIPSO_FILES__.join())
const data = 'nhipso-data'
/** How many files of data are kept; the oldest go first. */
const most = 400
/** So long the network has before what was kept is shown. */
const patience = 8_000

self.addEventListener('install', event => (event as Lifetime).waitUntil(install()))
self.addEventListener('activate', event => (event as Lifetime).waitUntil(activate()))
self.addEventListener('fetch', event => {
  const { request } = event as Fetching
  const kind = request.method === 'GET' ? kindOf(request.url, scope) : undefined
  if (kind) (event as Fetching).respondWith(answer(kind, request, event as Fetching))
})
// What a page read before it had a worker.
self.addEventListener('message', event => {
  const { keep } = event.data as { keep?: readonly string[] }
  if (keep) (event as unknown as Lifetime).waitUntil(Promise.all(keep.map(keepRead)))
})

async function install(): Promise<void> {
  const cache = await caches.open(site)
  const fetched = ['index.html', 'icon.svg'].map(path => new Request(scope + path, { cache: 'reload' }))
  await cache.addAll([...fetched, ...__NHIPSO_FILES__.map(path => new Request(scope + path))])
  // Nobody is held back: pages ask the network first, and files of other versions are still at the server.
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter(name => name.startsWith(prefix) && name !== site)
  await Promise.all(old.map(name => caches.delete(name)))
  await worker.clients.claim()
}

function answer(kind: Kind, request: Request, event: Lifetime): Promise<Response> {
  switch (kind) {
    case 'page':
      return networkFirst(new Request(scope + 'index.html', { cache: 'no-cache' }), site, event)
    case 'current':
      return networkFirst(request, data, event)
    case 'part':
      return cacheFirst(request, site, event)
    case 'data':
      return cacheFirst(request, data, event)
  }
}

async function networkFirst(request: Request, name: string, event: Lifetime): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patience) })
    if (response.status < 500) {
      if (response.ok) event.waitUntil(keep(name, request.url, response.clone()))
      return response
    }
    return (await kept(name, request.url)) ?? response
  } catch (error) {
    const found = await kept(name, request.url)
    if (found) return found
    throw error
  }
}

async function cacheFirst(request: Request, name: string, event: Lifetime): Promise<Response> {
  const found = await (await caches.open(name)).match(request.url)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) event.waitUntil(keep(name, request.url, response.clone()))
  return response
}

async function keep(name: string, address: string, response: Response): Promise<void> {
  const cache = await caches.open(name)
  await cache.put(address, marked(response))
  if (name !== data) return
  const all = await cache.keys()
  const spare = all.filter(({ url }) => kindOf(url, scope) === 'data').slice(0, Math.max(0, all.length - most))
  await Promise.all(spare.map(each => cache.delete(each)))
}

/** Only what was kept says when; an answer of the network does not have this header. */
function marked(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set(keptHeader, new Date().toISOString())
  return new Response(response.body, { status: response.status, headers })
}

const kept = async (name: string, address: string) => (await caches.open(name)).match(address)

async function keepRead(address: string): Promise<void> {
  const kind = kindOf(address, scope)
  if (kind !== 'data' && kind !== 'current') return
  try {
    const response = await fetch(address, { cache: kind === 'data' ? 'force-cache' : 'default' })
    if (response.ok) await keep(data, address, response)
  } catch {
    // It is read again another time.
  }
}

/** Names a version by its files (FNV-1a); they are named by what is in them. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16)
}

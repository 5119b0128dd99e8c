/** Keeps what was last seen for when there is no line. Where the browser has no worker, or forbids it, nothing else changes. */
export function keepOffline(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  const isNew = !navigator.serviceWorker.controller
  void start(isNew).catch(error => console.warn(error))
}

async function start(isNew: boolean): Promise<void> {
  await navigator.serviceWorker.register('./offline.js')
  if (!isNew) return
  const { active } = await navigator.serviceWorker.ready
  // What this page read before it had a worker; the worker decides what of it is kept.
  active?.postMessage({ keep: performance.getEntriesByType('resource').map(({ name }) => name).filter(name => !name.includes('?')) })
}

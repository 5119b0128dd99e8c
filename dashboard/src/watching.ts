import { keptAt, OutdatedError, readIndex } from './load'
import type { Index } from './model'
import type { State } from './state'

const interval = 10_000

/** Whether the line is lost, or the server is not well. */
export const outOfReach = (): 'failed' | 'offline' => (navigator.onLine ? 'failed' : 'offline')

export interface Watch {
  /** Reads at once; the next reading follows in its time. */
  now(): Promise<void>
  stop(): void
}

/**
 * Reads the index of what is published at once and every ten seconds while someone can see the page. `read` is called with each
 * (undefined where it could not be read: what was shown stays; with `connection` not live it is what this browser kept) and reads what its page needs; a file that is held is not fetched
 * again. One reading at a time.
 */
export function watchIndex(read: (connection: State['connection'], index: Index | undefined) => Promise<void> | void): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading: Promise<void> | undefined
  let isWatched = true
  const look = async (): Promise<void> => {
    clearTimeout(timer)
    await (reading ??= readOnce().finally(() => (reading = undefined)))
    clearTimeout(timer)
    if (isWatched && !document.hidden) timer = setTimeout(() => void look(), interval)
  }
  const readOnce = async (): Promise<void> => {
    let index: Index | undefined
    let connection: State['connection'] = 'live'
    try {
      index = await readIndex()
      if (keptAt() !== undefined) connection = outOfReach()
    } catch (error) {
      connection = error instanceof OutdatedError ? 'outdated' : outOfReach()
    }
    if (isWatched) await read(connection, index)
  }
  const lookNow = () => void look()
  const lookWhileVisible = () => (document.hidden ? clearTimeout(timer) : lookNow())
  for (const event of ['online', 'offline']) addEventListener(event, lookNow)
  document.addEventListener('visibilitychange', lookWhileVisible)
  lookNow()
  return {
    now: look,
    stop() {
      isWatched = false
      clearTimeout(timer)
      for (const event of ['online', 'offline']) removeEventListener(event, lookNow)
      document.removeEventListener('visibilitychange', lookWhileVisible)
    },
  }
}

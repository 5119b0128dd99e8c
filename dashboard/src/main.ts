import { announce, createPage, render } from './page'
import { preferences, watchPreferences } from './preferences'
import { refresh, state } from './state'
import { instant } from './format'
import { text } from './i18n'

const interval = 10_000
let timer: ReturnType<typeof setTimeout> | undefined
let reading: Promise<void> | undefined

createPage({ retry: () => void poll() })
watchPreferences(() => render(state, preferences))

/** One reading at a time; the next is set when it ended, and only while someone can see the page. */
async function poll(): Promise<void> {
  clearTimeout(timer)
  await (reading ??= refresh(() => render(state, preferences)).finally(() => (reading = undefined)))
  announceUpdate()
  clearTimeout(timer)
  if (!document.hidden) timer = setTimeout(() => void poll(), interval)
}

let announced: string | undefined

function announceUpdate(): void {
  const asOf = state.submissions?.asOf
  if (announced && asOf && asOf !== announced) announce(text().updated(instant(asOf)))
  announced = asOf
}

document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : void poll()))
addEventListener('online', () => void poll())
addEventListener('offline', () => void poll())
addEventListener('hashchange', () => void (reading ?? Promise.resolve()).then(poll))
void poll()

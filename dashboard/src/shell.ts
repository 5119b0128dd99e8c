import { fill, h } from './dom'
import { text } from './i18n'
import { overview } from './overview'
import type { Page, Shell } from './page'
import { preferences } from './preferences'
import { parseHash, type PageName } from './routes'
import { session } from './session/session'
import type { State } from './state'
import { closeMenu, header } from './view/header'
import { pageFailed, pageLoading } from './view/states'

const loaders: Record<PageName, () => Promise<Page>> = {
  overview: async () => overview,
  sending: async () => (await import('./sending/sending')).sending,
  unit: async () => (await import('./unit/unit')).unit,
  indicators: async () => (await import('./indicators/indicators')).indicators,
  measuring: async () => (await import('./measuring/measuring')).measuring,
  reconciling: async () => (await import('./reconciling/reconciling')).reconciling,
  scoring: async () => (await import('./scoring/scoring')).scoring,
  alerts: async () => (await import('./alerts/alerts')).alerts,
  documents: async () => (await import('./documents/documents')).documents,
  openData: async () => (await import('./open-data/open-data')).openData,
  reporting: async () => (await import('./reporting/reporting')).reporting,
  steering: async () => (await import('./steering/steering')).steering,
}

const slots = { header: h('header', { class: 'site-header' }), footer: h('footer', { class: 'site-footer' }) }
const skip = h('a', { class: 'skip', href: '#main', onclick: focusMain })
const announcer = h('p', { class: 'visually-hidden', 'aria-live': 'polite' })
const main = h('main', { id: 'main', tabindex: '-1' })

let current: { name: PageName; page?: Page } | undefined
let connection: State['connection'] | undefined

const shell: Shell = {
  main,
  footer: slots.footer,
  announce: words => void (announcer.textContent = words),
  setTitle,
  setConnection(value) {
    connection = value
    renderHeader()
  },
  focusHeading,
}

export function createShell(): void {
  document.body.replaceChildren(skip, slots.header, main, slots.footer, announcer)
  addEventListener('hashchange', () => void open(true))
}

/** Opens the page of the address. */
export async function open(isNavigation = false): Promise<void> {
  const { page: name, parts } = parseHash(location.hash)
  // What was asked on the page before is not asked any more.
  if (isNavigation) for (const dialog of document.querySelectorAll('dialog')) dialog.close()
  if (current?.name === name && current.page) return current.page.enter(parts)
  current?.page?.leave()
  const opened: { name: PageName; page?: Page } = { name }
  current = opened
  connection = undefined
  closeMenu()
  slots.footer.replaceChildren()
  if (name !== 'overview') main.replaceChildren(...pageLoading(text().pages[name]))
  renderShell()
  try {
    opened.page = await loaders[name]()
  } catch (error) {
    console.warn(error)
    if (current === opened) main.replaceChildren(...pageFailed(text().pages[name], () => void open(true)))
    current = undefined
    return
  }
  if (current !== opened) return
  opened.page.mount(shell, parseHash(location.hash).parts)
  setTitle()
  if (isNavigation) focusHeading()
}

/** Language, theme or session have changed. */
export function renderShell(): void {
  skip.textContent = text().skip
  renderHeader()
  current?.page?.render()
  setTitle()
}

function renderHeader(): void {
  const { language, theme } = preferences
  const name = current?.name ?? 'overview'
  fill(slots.header, [language, theme, connection, name, session.state, session.who], () => header(connection, name))
}

function setTitle(): void {
  const name = current?.name ?? 'overview'
  const parts = [current?.page?.title(), name !== 'overview' && text().pages[name], text().product]
  document.title = parts.filter(Boolean).join(' – ')
}

/** Whoever does not see the page change hears its heading. */
function focusHeading(): void {
  const heading = main.querySelector('h1') ?? main
  if (heading !== main) heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  scrollTo({ top: 0 })
}

/** The hash is the route, so a link to `#main` must not change it. */
function focusMain(event: Event): void {
  event.preventDefault()
  main.focus()
}

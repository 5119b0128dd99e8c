import { h } from '../dom'
import { icon } from '../icons'
import { text } from '../i18n'
import { preferences, type Language } from '../preferences'
import { hashOf, publicPages, workPages, type PageName } from '../routes'
import { session } from '../session/session'
import type { State } from '../state'
import { account } from './account'
import { searchBox } from './search-box'

const languages: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

export function header(connection: State['connection'] | undefined, current: PageName): Node[] {
  const t = text()
  const dark = preferences.theme === 'dark'
  return [
    h(
      'div',
      { class: 'brand' },
      icon('logo'),
      h('div', {}, h('p', { class: 'product' }, t.product), h('p', { class: 'tagline' }, t.tagline)),
    ),
    searchBox(),
    connection &&
      h(
        'p',
        { class: 'connection', 'data-connection': connection },
        h('span', { class: 'dot', 'aria-hidden': 'true' }),
        t.connection[connection],
      ),
    h('div', { class: 'switches' }, languageSwitch(), themeSwitch(dark)),
    hasSignIn() && account(),
    navigation(current),
  ].filter(part => part instanceof Node)
}

let isMenuOpen = false

/** Another page was opened: on a phone the menu lies over it no longer. */
export const closeMenu = (): void => void (isMenuOpen = false)

/** The pages that there are; those that need a sign-in only where the site has one, and the ministry's only for it. */
function navigation(current: PageName): Node {
  const t = text()
  const rules = session.who?.roles.some(role => role === 'steer' || role === 'admin')
  const work = hasSignIn() ? workPages.filter(page => page !== 'steering' || rules || page === current) : []
  const link = (page: PageName) =>
    h(
      'a',
      { href: hashOf(page), 'aria-current': page === current && 'page', 'data-focus': `nav-${page}`, 'data-page': page },
      t.pages[page],
    )
  const list = h('ul', { id: 'pages', class: isMenuOpen && 'open' }, ...[...publicPages, ...work].map(page => h('li', {}, link(page))))
  const menu = h(
    'button',
    { type: 'button', class: 'band-button menu-button', 'aria-expanded': String(isMenuOpen), 'aria-controls': 'pages', 'data-focus': 'menu', 'data-test': 'menu' },
    t.menu,
  )
  menu.addEventListener('click', () => {
    isMenuOpen = list.classList.toggle('open')
    menu.ariaExpanded = String(isMenuOpen)
  })
  return h('div', { class: 'site-nav' }, h('nav', { 'aria-label': t.navigation }, menu, list))
}

const hasSignIn = (): boolean => session.state !== 'unavailable' && !(session.state === 'signing' && !session.config)

function languageSwitch(): Node {
  const button = (language: Language) =>
    h(
      'button',
      {
        type: 'button',
        lang: language,
        'aria-pressed': String(preferences.language === language),
        'data-focus': `language-${language}`,
        'data-language': language,
        onclick: () => (preferences.language = language),
      },
      languages[language],
    )
  return h('div', { class: 'languages', role: 'group', 'aria-label': text().language }, button('vi'), button('en'))
}

function themeSwitch(dark: boolean): Node {
  const label = dark ? text().toLight : text().toDark
  return h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      title: label,
      'aria-label': label,
      'data-focus': 'theme',
      'data-test': 'theme',
      onclick: () => (preferences.theme = dark ? 'light' : 'dark'),
    },
    icon(dark ? 'sun' : 'moon'),
  )
}

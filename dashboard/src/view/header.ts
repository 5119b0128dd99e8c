import { h } from '../dom'
import { icon } from '../icons'
import { text } from '../i18n'
import { preferences, type Language } from '../preferences'
import { hashOf, type PageName } from '../routes'
import { session } from '../session/session'
import type { State } from '../state'
import { account } from './account'

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
    connection &&
      h(
        'p',
        { class: 'connection', 'data-connection': connection },
        h('span', { class: 'dot', 'aria-hidden': 'true' }),
        t.connection[connection],
      ),
    h('div', { class: 'switches' }, languageSwitch(), themeSwitch(dark)),
    navigation(current),
  ].filter(part => part instanceof Node)
}

/** The pages that there are; the clerk's only where the site has a sign-in. */
function navigation(current: PageName): Node | undefined {
  if (session.state === 'unavailable' || (session.state === 'signing' && !session.config)) return undefined
  const t = text()
  const pages: PageName[] = ['overview', 'reporting']
  const link = (page: PageName) =>
    h(
      'a',
      { href: hashOf(page), 'aria-current': page === current && 'page', 'data-focus': `nav-${page}`, 'data-page': page },
      t.pages[page],
    )
  return h(
    'div',
    { class: 'site-nav' },
    h('nav', { 'aria-label': t.navigation }, h('ul', {}, ...pages.map(page => h('li', {}, link(page))))),
    account(),
  )
}

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

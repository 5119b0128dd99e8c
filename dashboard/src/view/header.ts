import { h } from '../dom'
import { icon } from '../icons'
import { text } from '../i18n'
import { preferences, type Language } from '../preferences'
import type { State } from '../state'

const languages: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' }

export function header(connection: State['connection']): Node[] {
  const t = text()
  const dark = preferences.theme === 'dark'
  return [
    h(
      'div',
      { class: 'brand' },
      icon('logo'),
      h('div', {}, h('p', { class: 'product' }, t.product), h('p', { class: 'tagline' }, t.tagline)),
    ),
    h(
      'p',
      { class: 'connection', 'data-connection': connection },
      h('span', { class: 'dot', 'aria-hidden': 'true' }),
      t.connection[connection],
    ),
    h('div', { class: 'switches' }, languageSwitch(), themeSwitch(dark)),
  ]
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

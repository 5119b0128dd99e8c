import { h } from '../dom'
import { icon } from '../icons'
import { text } from '../i18n'

const label = h('label', { for: 'search', class: 'visually-hidden' })
const input = h('input', {
  id: 'search',
  type: 'search',
  role: 'combobox',
  autocomplete: 'off',
  spellcheck: 'false',
  'aria-autocomplete': 'list',
  'aria-expanded': 'false',
  'aria-controls': 'found',
  'aria-keyshortcuts': '/ Control+K',
  'data-focus': 'search',
  'data-test': 'search',
})
const list = h('ul', { id: 'found', role: 'listbox', hidden: true, 'data-test': 'found' })
const status = h('div', { role: 'status', class: 'search-status' })
const box = h('search', {}, label, icon('search'), input, list, status)
let isAsked = false

/** The search of the header: it stays while the header is built anew. What finds is loaded when someone first comes to it. */
export function searchBox(): HTMLElement {
  const t = text()
  label.textContent = t.search
  input.placeholder = t.searchHint
  list.ariaLabel = t.search
  return box
}

input.addEventListener('focus', () => {
  if (isAsked) return
  isAsked = true
  import('../search/search').then(
    ({ attach }) => attach(input, list, status),
    error => {
      console.warn(error)
      isAsked = false
    },
  )
})

document.addEventListener('keydown', event => {
  const isKey = (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')
  if (!isKey || document.querySelector('dialog[open]')) return
  event.preventDefault()
  input.focus()
  input.select()
})

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

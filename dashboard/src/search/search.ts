import '../style/search.css'
import { h } from '../dom'
import { read, readIndex } from '../load'
import type { CatalogueFile } from '../published'
import { preferences } from '../preferences'
import { catalogueEntries, pageEntries } from './entries'
import { find, indexed, type Entry, type Indexed } from './find'
import { words } from './words'

/** As many as one reads without scrolling. */
const most = 10

let held: { key: string; all: Indexed[]; isWhole: boolean } | undefined

/** All that can be found. Names come from the published catalogue; without it pages are found still. */
async function everything(): Promise<{ all: Indexed[]; isWhole: boolean }> {
  try {
    const index = await readIndex()
    const entry = index.entries['catalogue']
    const key = `${preferences.language}|${entry?.path}`
    if (held?.key === key) return held
    const names = entry ? catalogueEntries(await read<CatalogueFile>(entry, 'catalogue'), index) : []
    held = { key, all: indexed([...pageEntries(), ...names]), isWhole: entry !== undefined }
    return held
  } catch (error) {
    console.warn(error)
    return { all: indexed(pageEntries()), isWhole: false }
  }
}

/** Makes the box a combobox over what can be found: arrows choose, Enter opens, Escape closes. */
export function attach(input: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  let options: { element: HTMLElement; entry: Entry }[] = []
  let active = -1
  let asked = 0

  const close = () => {
    list.hidden = true
    input.ariaExpanded = 'false'
    input.removeAttribute('aria-activedescendant')
    active = -1
  }
  const open = (entry: Entry) => {
    close()
    input.value = ''
    input.blur()
    location.hash = entry.href
  }
  const activate = (at: number) => {
    active = at
    options.forEach(({ element }, i) => element.setAttribute('aria-selected', String(i === active)))
    const chosen = options[active]?.element
    if (chosen) input.setAttribute('aria-activedescendant', chosen.id)
    else input.removeAttribute('aria-activedescendant')
    chosen?.scrollIntoView({ block: 'nearest' })
  }
  const show = async () => {
    const turn = ++asked
    const query = input.value
    if (query.trim() === '') {
      status.textContent = ''
      return close()
    }
    const { all, isWhole } = await everything()
    if (turn !== asked) return
    const found = find(query, all, most)
    options = found.map((entry, i) => ({ entry, element: option(entry, i, open) }))
    const w = words()
    const notes = [found.length === 0 && w.none(query.trim()), !isWhole && w.namesFailed].filter(note => note !== false)
    list.replaceChildren(...options.map(({ element }) => element))
    status.replaceChildren(...(notes.length > 0 ? notes.map(note => h('p', { class: 'search-note' }, note)) : [h('span', { class: 'visually-hidden' }, w.found(found.length))]))
    list.hidden = found.length === 0
    input.ariaExpanded = String(found.length > 0)
    activate(found.length > 0 ? 0 : -1)
  }

  input.addEventListener('input', () => void show())
  input.addEventListener('focus', () => void show())
  input.addEventListener('blur', () => {
    close()
    status.textContent = ''
  })
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      if (list.hidden) input.blur()
      close()
      input.value = ''
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault()
      const chosen = options[active]
      if (chosen) open(chosen.entry)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault()
      activate((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length)
    }
  })
  if (document.activeElement === input) void show()
}

function option(entry: Entry, place: number, open: (entry: Entry) => void): HTMLElement {
  const element = h(
    'li',
    { id: `found-${place}`, role: 'option', 'data-found': entry.href },
    h('span', { class: 'found-label' }, entry.label),
    entry.hint && h('span', { class: 'found-hint' }, entry.hint),
    h('span', { class: 'found-sort' }, words().sort[entry.sort]),
  )
  // The press must not take the focus from the box before the click opens what was chosen.
  element.addEventListener('pointerdown', event => event.preventDefault())
  element.addEventListener('click', () => open(entry))
  return element
}

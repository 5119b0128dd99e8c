import { h } from '../dom'
import { banner, button, labelled, primary } from '../reporting/parts'
import type { View } from '../reporting/view'
import { call } from '../session/api'
import { hashOf } from '../routes'
import { explain, order } from './order'
import { examples, memberOf, parsed, withMember, written, type Place } from './source-json'
import { trialAnswer, type Trial } from './trial'
import type { Listed } from './sources'
import { words } from './words'

const fields: readonly (readonly [id: 'id' | 'nameVi' | 'nameEn' | 'owner' | 'vendor' | 'interval' | 'address', place: Place])[] = [
  ['id', ['id']],
  ['nameVi', ['name', 'vi']],
  ['nameEn', ['name', 'en']],
  ['owner', ['owner']],
  ['vendor', ['vendor']],
  ['interval', ['intervalSeconds']],
  ['address', ['request', 'address']],
]

/** A source in the making: the usual fields beside the whole definition, tried before it is stored. */
export function createSourceEditor(id: string | undefined, announce: (words: string) => void): View {
  const element = h('div', { class: 'desk', 'data-view': 'source-editor' })
  const said = h('div', { role: 'alert' })
  const tried = h('div', {})
  let known: Listed | undefined
  let whole = written(examples['probe'])

  async function load(): Promise<void> {
    if (id) {
      try {
        const { body } = await call<{ sources: Listed[] }>('GET', 'admin/sources')
        known = body.sources.find(({ source }) => source?.id === id)
        if (known) whole = written(known.source)
      } catch (error) {
        console.warn(error)
        said.replaceChildren(explain(error))
      }
    }
    render()
  }

  render()
  const ready = load()
  return { element, render, leave: () => {}, title: () => id ?? words().newSource, ready }

  function render(): void {
    const w = words()
    const json = h('textarea', { rows: 22, spellcheck: 'false', class: 'code', 'data-test': 'source-json' })
    json.value = whole
    const inputs = new Map<string, HTMLInputElement>()
    const take = (text: string) => {
      whole = text
      json.value = text
    }
    const showFields = () => {
      const source = parsed(whole)
      for (const [name, place] of fields) if (document.activeElement !== inputs.get(name)) inputs.get(name)!.value = memberOf(source, place)
    }
    json.addEventListener('input', () => {
      whole = json.value
      showFields()
    })
    const kind = h('select', { 'data-test': 'source-kind' }, ...Object.keys(examples).map(each => h('option', { value: each }, w.kinds[each] ?? each)))
    kind.value = memberOf(parsed(whole), ['kind'])
    kind.addEventListener('change', () => {
      take(written({ ...(examples[kind.value] as object), ...pickNamed(parsed(whole)) }))
      showFields()
    })
    const rows = fields.map(([name, place]) => {
      const input = h('input', { type: name === 'interval' ? 'number' : 'text', autocomplete: 'off', 'data-test': `source-${name}` })
      input.addEventListener('input', () => take(withMember(whole, place, name === 'interval' ? Number(input.value) : input.value)))
      inputs.set(name, input)
      return labelled(`source-${name}`, w.sourceFields[name], input)
    })
    showFields()
    element.replaceChildren(
      h('p', { class: 'eyebrow' }, h('a', { href: hashOf('steering', 'ket-noi') }, `← ${w.tabs.sources}`)),
      h('h1', { tabindex: '-1' }, id ?? w.newSource),
      h('p', { class: 'hint' }, w.sourceHint),
      h(
        'div',
        { class: 'side-by-side-fields' },
        h('section', { class: 'panel', 'aria-label': w.usualFields }, labelled('source-kind', w.sourceKind, kind), ...rows),
        h('section', { class: 'panel', 'aria-label': w.wholeDefinition }, labelled('source-json', w.wholeDefinition, json, w.wholeHint)),
      ),
      said,
      tried,
      h('div', { class: 'actions' }, primary(w.tryIt, () => void tryIt(), { 'data-test': 'try' }), button(known ? w.replaceSource : w.storeSource, () => void store(), { 'data-test': 'store' })),
    )
  }

  function read(): Record<string, unknown> | undefined {
    const source = parsed(whole)
    said.replaceChildren(...(source ? [] : [banner('bad', words().notJson)]))
    return source
  }

  async function tryIt(): Promise<void> {
    const source = read()
    if (!source) return
    const w = words()
    tried.replaceChildren(h('p', { class: 'hint', role: 'status' }, w.trying))
    try {
      const { body } = await call<Trial>('POST', 'admin/sources?test=true', { body: source })
      tried.replaceChildren(trialAnswer(body))
    } catch (error) {
      console.warn(error)
      tried.replaceChildren()
      said.replaceChildren(explain(error))
    }
    tried.scrollIntoView({ block: 'nearest' })
  }

  async function store(): Promise<void> {
    const source = read()
    if (!source) return
    const w = words()
    const done = await order({
      title: w.storeTitle(String(source['id'] ?? '')),
      follows: known ? w.replaceFollows : w.storeFollows,
      yes: known ? w.replaceSource : w.storeSource,
      act: async () => (await call<Listed>('POST', 'admin/sources', { body: source, ifMatch: known?.eTag?.replaceAll('"', '') })).body,
    })
    if (!done) return
    announce(w.sourceStored)
    location.hash = hashOf('steering', 'ket-noi')
  }
}

/** What was named already stays when another kind is chosen. */
function pickNamed(source: Record<string, unknown> | undefined): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const name of ['id', 'name', 'owner', 'vendor', 'intervalSeconds']) if (source?.[name] !== undefined) kept[name] = source[name]
  return kept
}

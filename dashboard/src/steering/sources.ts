import { h } from '../dom'
import { duration, instant } from '../format'
import { icon, type IconName } from '../icons'
import { nameOf, text } from '../i18n'
import { now, readIndex, readMeasurements } from '../load'
import { sourceState, type Measurements, type Name } from '../model'
import { button } from '../reporting/parts'
import type { View } from '../reporting/view'
import { hashOf } from '../routes'
import { call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { order } from './order'
import { words } from './words'

/** A source as an administrator sees it. */
export interface Listed {
  readonly from: 'catalogue' | 'defined'
  readonly source?: { readonly id: string; readonly name: Name; readonly owner: string; readonly vendor: string; readonly kind: string; readonly intervalSeconds: number }
  readonly eTag?: string
  readonly by?: string
  readonly at?: string
  readonly faults: readonly { readonly place: string; readonly message: string }[]
}

/** The systems that are measured: where each is defined, how it stands, and what is wrong with its definition. */
export function createSources(announce: (words: string) => void): View {
  const element = h('div', { class: 'desk', 'data-view': 'sources' })
  let sources: readonly Listed[] | undefined
  let measured: Measurements | undefined
  let failed = false

  async function load(): Promise<void> {
    failed = false
    try {
      sources = (await call<{ sources: Listed[] }>('GET', 'admin/sources')).body.sources
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failed = true
    }
    render()
    try {
      const entry = (await readIndex()).entries['measurements']
      measured = entry && (await readMeasurements(entry))
      render()
    } catch (error) {
      console.warn(error)
    }
  }

  render()
  const ready = load()
  return { element, render, leave: () => {}, title: () => words().tabs.sources, ready }

  function render(): void {
    const w = words()
    element.replaceChildren(
      h('p', { class: 'hint' }, w.sourcesHint),
      h('div', { class: 'actions' }, h('a', { class: 'button primary', href: hashOf('steering', 'ket-noi', 'moi'), 'data-test': 'new-source' }, w.newSource)),
      failed
        ? blank('failed', 'sources-failed', w.listFailed, w.tryAgainHint, button(text().retry, () => void load()))
        : !sources
          ? h('p', { class: 'hint', role: 'status' }, w.loading)
          : sources.length === 0
            ? blank('empty', 'no-sources', w.noSources, '')
            : h('ul', { class: 'cards-of-work' }, ...sources.map(card)),
    )
  }

  function card({ from, source, by, at, faults }: Listed): Node {
    const w = words()
    const id = source?.id ?? ''
    const known = measured?.sources.find(each => each.id === id)
    const state = known && measured && sourceState(known, measured, now())
    return h(
      'li',
      { class: 'panel', 'data-source': id },
      state && h('p', { class: 'standing', 'data-state': state }, icon(state as IconName), text().sourceState[state]),
      h('h2', {}, source ? nameOf(source.name) : id, h('small', {}, id)),
      source && h('p', {}, `${w.kinds[source.kind] ?? source.kind} · ${duration(source.intervalSeconds)} · ${w.ownedBy(source.owner)} · ${source.vendor}`),
      h('p', { class: 'hint' }, from === 'catalogue' ? w.fromCatalogue : `${w.fromDefined}${by && at ? `: ${by}, ${instant(at)}` : ''}`),
      faults.length > 0 && h('ul', { class: 'findings' }, ...faults.map(({ place, message }) => h('li', { 'data-level': 'error' }, h('span', {}, h('strong', {}, place), ` ${message}`)))),
      from === 'defined' &&
        h(
          'div',
          { class: 'actions' },
          h('a', { class: 'button', href: hashOf('steering', 'ket-noi', id), 'aria-label': `${w.change} ${id}` }, w.change),
          button(w.removeSource, () => void remove(id), { 'data-act': 'remove', 'aria-label': `${w.removeSource} ${id}` }),
        ),
    )
  }

  async function remove(id: string): Promise<void> {
    const w = words()
    const done = await order({
      title: w.removeTitle(id),
      follows: w.removeFollows,
      yes: w.removeSource,
      act: async () => {
        await call('DELETE', `admin/sources/${encodeURIComponent(id)}`)
        return true
      },
    })
    if (!done) return
    announce(w.sourceRemoved)
    await load()
  }
}

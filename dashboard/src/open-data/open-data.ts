import '../style/open-data.css'
import { facts, fill, h } from '../dom'
import { dataLink, instant, number } from '../format'
import { text } from '../i18n'
import { matches } from '../fold'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { readCatalogue, type DataCatalogue } from './catalogue'
import { copyable, datasetPanel, titleOf } from './dataset'
import { words } from './words'

const slot = h('div', { class: 'page-of-open-data' })
let shell: Shell | undefined
let watch: Watch | undefined
let catalogue: DataCatalogue | undefined
let connection: State['connection'] = 'loading'
let state: 'loading' | 'read' | 'failed' = 'loading'
let seen = ''
let wanted: string | undefined
let asked = ''

/** Dữ liệu mở: every dataset with its files, how it is cited and how a machine reads it; `#/du-lieu-mo/{dataset}` shows one. */
export const openData: Page = {
  title: () => '',
  mount(into, parts) {
    shell = into
    wanted = parts.join('/') || undefined
    shell.main.replaceChildren(slot)
    render()
    watch = watchIndex(async (now, index) => {
      connection = now
      shell?.setConnection(now)
      // The catalogue is written after the index, and only then: it is read once for each index.
      if (index && (index.asOf !== seen || !catalogue)) {
        try {
          catalogue = await readCatalogue()
          seen = catalogue && catalogue.modified >= index.asOf ? index.asOf : ''
          state = 'read'
        } catch (error) {
          console.warn(error)
          if (!catalogue) state = 'failed'
        }
      } else if (!index && !catalogue) {
        state = 'failed'
      }
      render()
    })
  },
  enter(parts) {
    wanted = parts.join('/') || undefined
    render()
    shell?.focusHeading()
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

function render(): void {
  if (!shell) return
  shell.main.ariaBusy = String(state === 'loading')
  fill(slot, [preferences.language, state, catalogue?.modified, wanted, state === 'failed' ? connection : ''], build)
}

function build(): Node[] {
  const [t, w] = [text(), words()]
  const title = h('h1', {}, t.pages.openData)
  if (state === 'loading') return [title, h('p', { class: 'hint', role: 'status' }, t.loading)]
  if (state === 'failed') return [title, ...failedFirst(connection === 'live' ? 'failed' : connection, () => void watch?.now())]
  if (!catalogue || catalogue.datasets.length === 0) return [title, blank('empty', 'empty', w.empty, w.emptyHint)]
  const { datasets } = catalogue
  const shown = wanted ? datasets.filter(each => each.id === wanted) : datasets
  if (shown.length === 0) return [title, blank('unknown', 'unknown', w.foundNone, '', h('a', { class: 'button', href: hashOf('openData') }, t.pages.openData))]
  const read = catalogue
  const panels = [...shown].sort((a, b) => weight(b) - weight(a)).map(dataset => ({ dataset, panel: datasetPanel(dataset, read) }))
  return [title, h('p', { class: 'hint' }, w.intro), about(read), ...(wanted ? [] : finder(panels)), ...panels.map(each => each.panel)]
}

/** What has figures comes first. */
const weight = ({ distributions, id }: DataCatalogue['datasets'][number]) => (distributions.some(each => each.format === 'csv') ? 2 : id.startsWith('published/') ? 1 : 0)

function finder(panels: readonly { dataset: DataCatalogue['datasets'][number]; panel: HTMLElement }[]): Node[] {
  const w = words()
  const count = h('p', { class: 'hint', role: 'status', 'data-test': 'found' })
  const input = h('input', { type: 'search', id: 'find-dataset', value: asked, autocomplete: 'off', 'data-focus': 'find-dataset', 'data-test': 'find-dataset' })
  const find = () => {
    asked = input.value
    for (const { dataset, panel } of panels) panel.hidden = !matches(asked, dataset.id, dataset.title.vi, dataset.title.en, dataset.description.vi, titleOf(dataset))
    const found = panels.filter(each => !each.panel.hidden).length
    count.textContent = found > 0 ? w.found(number(found)) : w.foundNone
  }
  input.addEventListener('input', find)
  find()
  return [h('div', { class: 'picker find' }, h('label', { for: 'find-dataset' }, w.search), input, count)]
}

function about({ license, publisher, modified, structure }: DataCatalogue): Node {
  const w = words()
  const address = new URL('./data/catalogue.json', location.href.split('#')[0]).href
  return h(
    'section',
    { class: 'panel about-data', 'data-test': 'about-data' },
    facts([
      [w.publisher, publisher ?? w.noPublisher],
      [w.licence, license ?? w.noLicence],
      [w.modified, h('time', { datetime: modified }, instant(modified))],
      [w.formatsTitle, Object.entries(w.format).map(([format, name]) => `${name} (${w.formatHint[format]})`).join(', ')],
    ]),
    h('p', { class: 'hint' }, w.columns),
    h('p', { class: 'links-line' }, h('a', { href: './data/catalogue.json' }, w.catalogueFile), structure && h('a', { href: dataLink(structure.downloadPath), 'data-test': 'structure' }, w.structure)),
    copyable(`curl -s --compressed '${address}'`),
  )
}

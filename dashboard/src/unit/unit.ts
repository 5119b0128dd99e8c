import '../style/unit.css'
import { fill, h } from '../dom'
import { nameOf, text } from '../i18n'
import { now, read } from '../load'
import type { Index } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import type { CatalogueFile } from '../published'
import type { State } from '../state'
import { notices } from '../view/notices'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { choose } from './choose'
import { readUnit, type Whole } from './read'
import { unitView } from './view'
import { words } from './words'

let shell: Shell | undefined
let watch: Watch | undefined
let parts: readonly string[] = []
let connection: State['connection'] = 'loading'
let index: Index | undefined
let catalogue: CatalogueFile | undefined
let whole: Whole | undefined
/** Of which address what is shown was read. */
let ofParts: readonly string[] | undefined
let checkedAt: number | undefined
let hasFailed = false
let reading = 0

const slots = { notices: h('div', { class: 'notices', role: 'status' }), body: h('div', { class: 'unit-page' }) }

/** A unit's own page: who it is, what it owed and sent, its figures, its systems. */
export const unit: Page = {
  title: () => (whole ? nameOf(whole.lineage.unit.name) : ''),
  mount(into, of) {
    shell = into
    parts = of
    shell.main.replaceChildren(...Object.values(slots))
    render()
    watch = watchIndex(async (how, read) => {
      connection = how
      if (read) [index, checkedAt] = [read, now()]
      await load()
    })
  },
  enter(of) {
    const isOther = of[0] !== parts[0]
    parts = of
    void load().then(() => isOther && shell?.focusHeading())
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
    whole = undefined
    ofParts = undefined
  },
}

async function load(): Promise<void> {
  const turn = ++reading
  const asked = parts
  try {
    if (!index) return
    const entry = index.entries['catalogue']
    const names = entry && (await read<CatalogueFile>(entry, 'catalogue'))
    const found = names && asked[0] ? await readUnit(index, names, asked[0], asked[1]) : undefined
    if (turn !== reading || !shell) return
    ;[catalogue, whole, ofParts, hasFailed] = [names, found, asked, false]
  } catch (error) {
    console.warn(error)
    hasFailed = true
  } finally {
    if (turn === reading) render()
  }
}

function render(): void {
  if (!shell) return
  const t = text()
  const w = words()
  const { language } = preferences
  shell.setTitle()
  shell.setConnection(connection)
  fill(slots.notices, [language, connection, hasFailed], () => notices({ connection, checkedAt, submissions: whole?.newest?.submissions, submissionsFailed: hasFailed, measurementsFailed: false }))
  fill(slots.body, [language, ofParts, index?.asOf, catalogue, shown(whole), whole ? '' : connection, hasFailed, Math.floor(now() / 3_600_000)], () => {
    const title = h('h1', {}, t.pages.unit)
    if (!ofParts) return [title, ...(!hasFailed && (index || connection === 'loading') ? [h('p', { class: 'hint' }, t.loading)] : failedFirst(connection === 'live' ? 'failed' : connection, () => void watch?.now()))]
    if (!catalogue) return [title, blank('empty', 'no-names', w.noNames, t.emptyHint)]
    if (whole && index) return unitView(whole, index)
    const id = ofParts[0]
    return [title, ...(id ? [blank('unknown-unit', 'unknown-unit', w.unknown(id), w.unknownHint)] : []), choose(catalogue)]
  })
  slots.notices.hidden = slots.notices.childElementCount === 0
}

/** Of what is shown only what may change while the address stays. */
const shown = (of: Whole | undefined): unknown => of && [of.year, of.history?.forms.flatMap(each => each.periods).length, of.newest?.report, of.newest?.changes, of.measurements?.sequence].map(part => (typeof part === 'object' ? (part as { hash?: string }).hash ?? 'there' : part)).join()

import '../style/indicators.css'
import { fill, h } from '../dom'
import { nameOf, text } from '../i18n'
import { OutdatedError } from '../load'
import type { Index } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { parseAddress, type Address } from './address'
import { detailView, publishedOnlyView } from './detail'
import { listView } from './list'
import type { Published } from './model'
import { openIndicator, type Opened } from './opening'
import { publishedPanel } from './published'
import { readListed, readPublished, type ListedForm } from './reading'
import { words } from './words'

/** What an address shows. */
type Content =
  | { readonly kind: 'list'; readonly index: Index; readonly forms: readonly ListedForm[]; readonly published: readonly Published[] }
  | { readonly kind: 'published'; readonly group?: Published; readonly name: string }
  | { readonly kind: 'indicator'; readonly opened: Opened; readonly isReadingPages: boolean }

const slot = h('div', { class: 'page-of-indicators' })
let shell: Shell | undefined
let watch: Watch | undefined
let index: Index | undefined
let connection: State['connection'] = 'loading'
let address: Address = { kind: 'list' }
let content: Content | undefined
/** What is shown is made of these files, so that a poll that brings nothing new rebuilds nothing. */
let madeOf = ''
let wantsPages = false
let isReadingPages = false
let hasFailed = false

/** Chỉ tiêu: the list of all indicators, one of them, a single figure, and what others have published. */
export const indicators: Page = {
  title: () => (content?.kind === 'indicator' && content.opened.kind === 'detail' ? nameOf(content.opened.detail.indicator.name) : ''),
  mount(into, parts) {
    shell = into
    address = parseAddress(parts)
    content = undefined
    shell.main.replaceChildren(slot)
    render()
    watch = watchIndex((state, read) => {
      connection = state
      index = read ?? index
      shell?.setConnection(state)
      return load()
    })
  },
  enter(parts) {
    const before = address
    address = parseAddress(parts)
    const isOther = keyOf(before) !== keyOf(address)
    if (isOther) wantsPages = false
    const isNewFigure = address.kind === 'indicator' && address.units.length === 1 && before.kind === 'indicator' && before.units.join() !== address.units.join()
    void load().then(() => (isOther ? shell?.focusHeading() : isNewFigure && showFigure()))
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

/** A tile or a bar lies far below the figure that it opens; who is still adding units stays in the field. */
function showFigure(): void {
  const heading = slot.querySelector<HTMLElement>('[data-test=single] h2')
  if (!heading || document.activeElement?.closest('.unit-picker')) return
  heading.tabIndex = -1
  heading.focus()
}

/** What makes another page of it: another choice of units or view does not. */
const keyOf = (at: Address) => (at.kind === 'indicator' ? at.code : at.kind === 'published' ? at.group : 'list')

async function load(): Promise<void> {
  if (!index) return render()
  const [asked, from] = [address, index]
  try {
    const read = await readContent(from, asked)
    if (asked !== address) return
    content = read
    hasFailed = false
    madeOf = `${JSON.stringify(asked)} ${isReadingPages} ${wantsPages} ${filesOf(from, read)}`
  } catch (error) {
    if (asked !== address) return
    console.warn(error)
    if (error instanceof OutdatedError) connection = 'outdated'
    hasFailed = true
  }
  render()
  shell?.setTitle()
}

async function readContent(from: Index, asked: Address): Promise<Content> {
  if (asked.kind === 'published') return { kind: 'published', name: asked.group, group: (await readPublished(from)).find(each => each.group === asked.group) }
  // A single unit's figure is what its link promises, however many units there are.
  if (asked.kind === 'indicator') return { kind: 'indicator', opened: await openIndicator(from, asked, wantsPages || asked.units.length > 0), isReadingPages }
  const [forms, published] = await Promise.all([readListed(from), readPublished(from)])
  return { kind: 'list', index: from, forms, published }
}

/** The published files that something is made of. */
function filesOf({ entries }: Index, { kind, ...rest }: Content): string {
  const paths = (...names: string[]) => Object.entries(entries).flatMap(([name, entry]) => (names.some(each => name.startsWith(each)) ? [entry.path] : [])).join()
  if (kind !== 'indicator' || !('opened' in rest) || rest.opened.kind !== 'detail') return paths('submissions/', 'derived/', 'series/', 'published/', 'definitions/')
  const { picture } = rest.opened.detail
  const what = `${picture.form.code}/${picture.period.code}`
  return paths(`submissions/${what}`, `derived/${what}`, `changes/${what}`, `series/${picture.form.code}`, 'published/', 'definitions/')
}

function render(): void {
  if (!shell) return
  const { language, theme } = preferences
  shell.main.ariaBusy = String(!content && !hasFailed && connection === 'loading')
  fill(slot, [language, theme, madeOf, content?.kind, hasFailed, content ? '' : connection], build)
}

function build(): Node[] {
  const [t, w] = [text(), words()]
  const again = () => void (watch?.now() ?? load())
  if (!content) {
    if (connection !== 'loading' && (!index || hasFailed)) return [h('h1', {}, t.pages.indicators), ...failedFirst(connection === 'live' ? 'failed' : connection, again)]
    return [h('h1', {}, t.pages.indicators), h('p', { class: 'hint', role: 'status' }, t.loading)]
  }
  const back = h('a', { class: 'button', href: hashOf('indicators') }, w.back)
  if (content.kind === 'list') {
    if (content.forms.length === 0 && content.published.length === 0) return [h('h1', {}, t.pages.indicators), blank('empty', 'empty', t.empty, t.emptyHint)]
    return listView(content.index, content.forms, content.published)
  }
  if (content.kind === 'published') {
    const title = h('h1', {}, w.publishedTitle, ': ', w.publishedGroups[content.name] ?? content.name)
    if (!content.group) return [title, blank('unknown', 'unknown', w.unknownGroup, '', back)]
    return [h('p', { class: 'eyebrow' }, h('a', { href: hashOf('indicators') }, w.back)), title, h('p', { class: 'hint' }, w.publishedHint), ...content.group.series.map(series => publishedPanel(series))]
  }
  const { opened } = content
  const code = address.kind === 'indicator' ? address.code : ''
  switch (opened.kind) {
    case 'detail':
      return detailView(opened.detail, content.isReadingPages, readPages)
    case 'published-only':
      return publishedOnlyView(code, opened.published)
    case 'no-period':
      return [h('h1', {}, t.pages.indicators), blank('no-period', 'no-period', w.unknownPeriod, opened.isAskedElsewhere ? w.notInPeriod : '', h('a', { class: 'button', href: opened.href }, w.latest), back)]
    case 'unknown':
      return [h('h1', {}, t.pages.indicators), blank('unknown', 'unknown', w.unknown, w.unknownHint(code), back)]
  }
}

/** Thousands of units are read when someone asks for them, and stay for this indicator. */
async function readPages(): Promise<void> {
  isReadingPages = true
  await load()
  wantsPages = true
  isReadingPages = false
  await load()
}

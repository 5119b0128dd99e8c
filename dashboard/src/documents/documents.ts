import '../style/documents.css'
import { fill, h } from '../dom'
import { day, instant, number } from '../format'
import type { Changes, FormDefinition, Picture } from '../indicators/model'
import { available, readChanges, readForms, readPicture, withPages } from '../indicators/reading'
import { nameOf, periodName, text } from '../i18n'
import { now } from '../load'
import type { Index } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { draftOf } from './draft'
import { sheet } from './sheet'
import { words } from './words'

/** A form with its periods, newest first, and what is known of the newest. */
interface ListedForm {
  readonly code: string
  readonly definition?: FormDefinition
  readonly periods: readonly { readonly period: string; readonly picture?: Picture }[]
}

type Content =
  | { readonly kind: 'list'; readonly forms: readonly ListedForm[] }
  | { readonly kind: 'report'; readonly picture?: Picture; readonly changes?: Changes; readonly definition?: FormDefinition }

/** So many periods of a form are read for the list; those before are links. */
const detailed = 3

const slot = h('div', { class: 'page-of-documents' })
let shell: Shell | undefined
let watch: Watch | undefined
let index: Index | undefined
let connection: State['connection'] = 'loading'
let asked: readonly string[] = []
let content: Content | undefined
let madeOf = ''
let hasFailed = false

/** Báo cáo: a written report of a form and period, drafted from what is published. */
export const documents: Page = {
  title: () => (content?.kind === 'report' && content.picture ? `${nameOf(content.picture.form.name)}, ${nameOf(content.picture.period.name)}` : ''),
  mount(into, parts) {
    shell = into
    asked = parts
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
    asked = parts
    void load().then(() => shell?.focusHeading())
  },
  render,
  leave() {
    watch?.stop()
    shell = undefined
  },
}

async function load(): Promise<void> {
  if (!index) return render()
  const [parts, from] = [asked, index]
  const [form, period, unit] = parts
  try {
    const read = form && period ? await readReport(from, form, period, unit) : await readList(from)
    if (parts !== asked) return
    content = read
    hasFailed = false
    const names = form && period ? [`submissions/${form}/${period}`, `derived/${form}/${period}`, `changes/${form}/${period}`] : Object.keys(from.entries).filter(name => /^(submissions|derived)\//.test(name))
    // A report that was not due becomes overdue by the clock alone.
    const overdue = read.kind === 'report' && read.picture && now() > Date.parse(read.picture.period.due)
    madeOf = `${parts.join('/')} ${overdue} ${names.map(name => from.entries[name]?.path).join()}`
  } catch (error) {
    if (parts !== asked) return
    console.warn(error)
    hasFailed = true
  }
  render()
  shell?.setTitle()
}

async function readReport(from: Index, form: string, period: string, unit: string | undefined): Promise<Content> {
  const [read, changes, forms] = await Promise.all([readPicture(from, form, period), readChanges(from, form, period), readForms(from)])
  const picture = read?.pages?.length && unit ? await withPages(read) : read
  return { kind: 'report', picture, changes, definition: forms.find(each => each.code === form && each.version === picture?.form.version) }
}

async function readList(from: Index): Promise<Content> {
  const [all, definitions] = [available(from), await readForms(from)]
  const forms = await Promise.all(
    [...new Set(all.map(each => each.form))].map(async code => {
      // A period that nobody has begun to report has nothing to be written about, unless it is all that there is.
      const of = all.filter(each => each.form === code)
      const wanted = of.some(each => each.has) ? of.filter(each => each.has) : of.slice(0, 1)
      const periods = await Promise.all(wanted.map(async ({ period }, place) => ({ period, picture: place < detailed ? await readPicture(from, code, period) : undefined })))
      return { code, definition: definitions.filter(each => each.code === code).at(-1), periods }
    }),
  )
  const weight = ({ periods }: ListedForm) => (periods.some(({ picture }) => picture?.counts?.received) ? 2 : periods.some(({ picture }) => picture?.derivedFrom) ? 1 : 0)
  return { kind: 'list', forms: forms.sort((a, b) => weight(b) - weight(a)) }
}

function render(): void {
  if (!shell) return
  shell.main.ariaBusy = String(!content && !hasFailed && connection === 'loading')
  fill(slot, [preferences.language, madeOf, content?.kind, hasFailed, content ? '' : connection], build)
}

function build(): Node[] {
  const [t, w] = [text(), words()]
  const title = h('h1', {}, t.pages.documents)
  if (!content) {
    if (connection !== 'loading' && (!index || hasFailed)) return [title, ...failedFirst(connection === 'live' ? 'failed' : connection, () => void watch?.now())]
    return [title, h('p', { class: 'hint', role: 'status' }, t.loading)]
  }
  if (content.kind === 'list') return content.forms.length === 0 ? [title, blank('empty', 'empty', w.none, w.noneHint)] : [title, h('p', { class: 'hint' }, w.intro), ...content.forms.map(formGroup)]
  const back = h('a', { href: hashOf('documents'), class: 'button' }, w.back)
  const { picture } = content
  if (!picture) return [title, blank('unknown', 'unknown', w.unknown, '', back)]
  const unit = asked[2] ? picture.units.find(each => each.id === asked[2]) : undefined
  if (asked[2] && !unit) return [title, blank('unknown', 'unknown', w.unknownUnit, '', back)]
  const at = now()
  const draft = draftOf({ picture, changes: content.changes, form: content.definition, unit, instant, day, now: at })
  return [toolbar(picture, unit?.id), sheet(draft, instant(at))]
}

function formGroup({ code, definition, periods }: ListedForm): Node {
  const w = words()
  const name = periods.find(each => each.picture)?.picture?.form.name ?? definition?.name
  const [recent, earlier] = [periods.slice(0, detailed), periods.slice(detailed)]
  const standing = (picture: Picture | undefined) => {
    if (!picture) return ''
    if (!picture.counts) return w.derived
    return picture.counts.received > 0 ? w.received(number(picture.counts.received), number(picture.counts.owed)) : w.noReport
  }
  const item = ({ period, picture }: ListedForm['periods'][number]) => h('li', {}, h('a', { href: hashOf('documents', code, period), 'data-focus': `${code}-${period}`, 'data-test': 'document' }, periodName(period)), h('small', {}, standing(picture)))
  return h(
    'section',
    { class: 'panel', 'data-form': code },
    h('h2', {}, name ? nameOf(name) : code),
    h('ul', { class: 'periods' }, ...recent.map(item)),
    earlier.length > 0 && h('details', { class: 'table' }, h('summary', {}, w.earlier(earlier.length)), h('ul', { class: 'periods' }, ...earlier.map(item))),
  )
}

function toolbar(picture: Picture, unit: string | undefined): Node {
  const [t, w] = [text(), words()]
  const { form, period } = picture
  const pick = h('select', { id: 'pick-unit', 'data-focus': 'unit', 'data-test': 'unit-picker' }, h('option', { value: '' }, w.all), ...picture.units.map(each => h('option', { value: each.id, selected: each.id === unit }, nameOf(each.name))))
  pick.addEventListener('change', () => (location.hash = hashOf('documents', form.code, period.code, ...(pick.value ? [pick.value] : []))))
  return h(
    'div',
    { class: 'document-tools no-print' },
    h('p', { class: 'eyebrow' }, h('a', { href: hashOf('documents') }, w.back)),
    h('h1', {}, nameOf(form.name), ' · ', nameOf(period.name)),
    h('p', { class: 'notice-draft' }, h('strong', {}, w.draft), '. ', w.draftHint, ' ', w.language),
    picture.counts?.received === 0 && h('p', { class: 'hint' }, w.noFigures),
    h(
      'div',
      { class: 'pickers' },
      picture.units.length > 0 && h('div', { class: 'picker' }, h('label', { for: 'pick-unit' }, w.unit), pick),
      h('button', { type: 'button', class: 'button print-button', 'data-test': 'print', onclick: () => print() }, w.print),
    ),
    h('p', { class: 'hint' }, w.printHint, ' ', t.asOf, ' ', instant(picture.asOf)),
  )
}

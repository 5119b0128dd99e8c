import '../style/documents.css'
import { fill, h } from '../dom'
import { day, instant } from '../format'
import type { Changes, FormDefinition, Picture } from '../indicators/model'
import { readChanges, readForms, readPicture, withPages } from '../indicators/reading'
import { nameOf, text } from '../i18n'
import { now } from '../load'
import type { Index } from '../model'
import type { Page, Shell } from '../page'
import { preferences } from '../preferences'
import { hashOf } from '../routes'
import type { State } from '../state'
import { blank, failedFirst } from '../view/states'
import { watchIndex, type Watch } from '../watching'
import { draftOf } from './draft'
import { list, readList, type ListedForm } from './list'
import { sheet } from './sheet'
import { toolbar } from './toolbar'
import { words } from './words'

type Content =
  | { readonly kind: 'list'; readonly forms: readonly ListedForm[] }
  | { readonly kind: 'report'; readonly picture?: Picture; readonly changes?: Changes; readonly definition?: FormDefinition }

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
    const read = form && period ? await readReport(from, form, period, unit) : { kind: 'list' as const, forms: await readList(from) }
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
  if (content.kind === 'list') return content.forms.length === 0 ? [title, blank('empty', 'empty', w.none, w.noneHint)] : [title, ...list(content.forms)]
  const back = h('a', { href: hashOf('documents'), class: 'button' }, w.back)
  const { picture } = content
  if (!picture) return [title, blank('unknown', 'unknown', w.unknown, '', back)]
  const unit = asked[2] ? picture.units.find(each => each.id === asked[2]) : undefined
  if (asked[2] && !unit) return [title, blank('unknown', 'unknown', w.unknownUnit, '', back)]
  const at = now()
  const draft = draftOf({ picture, changes: content.changes, form: content.definition, unit, instant, day, now: at })
  return [toolbar(picture, unit?.id), sheet(draft, instant(at))]
}

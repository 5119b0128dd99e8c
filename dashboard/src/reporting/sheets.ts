import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { ApiProblem, call, UnreachableError, type Finding } from '../session/api'
import { isComputed, type Field } from './definitions'
import { findingItem } from './field-row'
import { fieldsOf, indicatorsOf, type Opened } from './opening'
import { save } from '../files'
import { ask, button, labelled } from './parts'
import { take, type Taken } from './taking'
import { differences, fromBody, toBody, type Body, type Work } from './work'
import { words } from './words'

export interface SheetContext {
  readonly opened: Opened
  readonly address: string
  work(): Work
  /** Puts another work in the place of this one. */
  replace(work: Work): void
  announce(words: string): void
  tell(message: Node | undefined): void
  flush(): Promise<void>
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Ways to fill in faster: the sheet, a file, the clipboard. */
export function tools(context: SheetContext): HTMLElement {
  const w = words()
  const input = h('input', { type: 'file', accept: `.xlsx,.csv,${sheetType},text/csv`, class: 'visually-hidden', tabindex: '-1', 'aria-hidden': 'true', 'data-test': 'sheet' })
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    input.value = ''
    if (file) await readFile(file, context)
  })
  return h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': w.tools },
    button(w.paste, () => void pasteDialog(context), { 'data-test': 'paste' }),
    button(w.upload, () => input.click()),
    button(w.template, () => void fetchFile(`submissions/${context.address}/template.xlsx`, `${context.address.replaceAll('/', '_')}.xlsx`, context)),
    button(w.printDraft, async () => {
      await context.flush()
      await fetchFile(`drafts/${context.address}/sheet`, `${context.address.replaceAll('/', '_')}.html`, context)
    }),
    input,
  )
}

async function fetchFile(path: string, name: string, { tell }: SheetContext): Promise<void> {
  try {
    save((await call<Blob>('GET', path, { read: response => response.blob() })).body, name)
  } catch (error) {
    tell(h('p', {}, error instanceof ApiProblem ? error.problem.detail : words().failedHint))
  }
}

/** What is in a file is read by the server, shown, and taken when the clerk says so. */
async function readFile(file: File, context: SheetContext): Promise<void> {
  const w = words()
  const { opened, address } = context
  const fields = fieldsOf(opened)
  context.tell(h('p', {}, w.sheetReading))
  try {
    const type = /\.csv$/i.test(file.name) ? 'text/csv' : sheetType
    const { body } = await call<{ report: Body; findings: Finding[] }>('POST', `drafts/${address}/read`, { body: file, type })
    context.tell(undefined)
    const now = toBody(context.work(), fields)
    // A sheet adds to what is there; what it leaves empty stays.
    const both: Body = { ...now, ...body.report, values: { ...now.values, ...body.report.values }, texts: { ...now.texts, ...body.report.texts } }
    both.recommendations = body.report.recommendations?.length ? body.report.recommendations : (now.recommendations ?? [])
    both.evidence = body.report.evidence?.length ? body.report.evidence : (now.evidence ?? [])
    const changed = differences(now, both).length
    const toSay = body.findings.filter(({ level, code }) => level === 'error' || code === 'ambiguous-number')
    const content = [
      h('p', {}, changed ? w.sheetFigures(number(Object.keys(body.report.values).length), number(changed)) : w.sheetSame),
      ...(toSay.length > 0
        ? [h('p', { class: 'strong' }, w.sheetFindings), h('ul', { class: 'findings' }, ...toSay.slice(0, 30).map(each => findingItem({ ...each, message: `${w.cell(each.place)}. ${each.message}` })))]
        : []),
    ]
    if (await ask(w.sheetTitle(file.name), content, w.take, w.cancel)) {
      const before = structuredClone(context.work())
      context.replace(fromBody(both, indicatorsOf(opened)))
      report({ codes: Object.keys(body.report.values), left: [] }, before, context)
    }
  } catch (error) {
    const problem = error instanceof ApiProblem ? error.problem : undefined
    context.tell(
      h(
        'div',
        {},
        h('p', { class: 'strong' }, w.sheetFailed),
        h('p', {}, problem?.detail ?? (error instanceof UnreachableError ? w.failedHint : String(error))),
        problem?.errors && h('ul', { class: 'findings' }, ...problem.errors.slice(0, 10).map(findingItem)),
      ),
    )
  }
}

async function pasteDialog(context: SheetContext): Promise<void> {
  const w = words()
  const area = h('textarea', { rows: 8, 'data-test': 'paste-text', spellcheck: 'false' })
  const from = h('select', {}, ...fieldsOf(context.opened).filter(({ indicator }) => !isComputed(indicator)).map(field => h('option', { value: field.code }, `${field.code} ${nameOf(field.indicator.name)}`)))
  const content = [h('p', { class: 'hint' }, w.pasteHint), labelled('paste-text', w.pasteHere, area), labelled('paste-from', w.pasteFrom, from)]
  const asked = ask(w.pasteTitle, content, w.take, w.cancel)
  area.focus()
  if ((await asked) && area.value.trim()) takeText(area.value, from.value, context)
}

/** Takes copied text into the form and says what became of it. */
export function takeText(text: string, from: string, context: SheetContext): void {
  const before = structuredClone(context.work())
  const work = structuredClone(before)
  const taken = take(text, work, fieldsOf(context.opened) as Field[], from)
  context.replace(work)
  report(taken, before, context)
}

function report({ codes, left }: Taken, before: Work, context: SheetContext): void {
  const w = words()
  const said = codes.length > 0 ? w.took(number(codes.length)) : w.tookNone
  context.tell(
    h(
      'div',
      { 'data-test': 'taken' },
      h('p', { class: 'strong' }, said),
      left.length > 0 && h('p', {}, w.notTaken),
      left.length > 0 && h('ul', { class: 'plain' }, ...left.slice(0, 20).map(each => h('li', {}, each))),
      codes.length > 0 &&
        button(w.undo, () => {
          context.replace(before)
          context.tell(h('p', {}, w.undone))
        }),
    ),
  )
  context.announce(said)
}

import { h } from '../dom'
import { number } from '../format'
import { ApiProblem, call, SignedOutError, type Finding } from '../session/api'
import { findingItem } from './field-row'
import { adding, differences } from './merging'
import { fieldsOf, indicatorsOf } from './opening'
import { ask, banner } from './parts'
import { report, type SheetContext } from './taken'
import { fromBody, toBody, type Body } from './work'
import { words } from './words'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a file can be chosen as, and how large the API takes it at most (docs/formats.md). */
const kinds = { csv: { type: 'text/csv', most: 256 * 1024 }, xlsx: { type: sheetType, most: 2 * 1024 * 1024 } }

/** What can be chosen, for the browser's dialog. */
export const accepted = `.xlsx,.csv,${sheetType},text/csv`

/** What is in a file is read by the server, shown, and taken when the clerk says so. Whatever is wrong with it, the form stays as it is. */
export async function readFile(file: File, context: SheetContext): Promise<void> {
  const w = words()
  const { type, most } = /\.csv$/i.test(file.name) ? kinds.csv : kinds.xlsx
  if (file.size > most) return context.tell(banner('bad', w.sheetFailed(file.name), w.sheetTooLarge(number(most / 1024)), w.sheetKept))
  context.tell(h('p', {}, w.sheetReading))
  try {
    const { body } = await call<{ report: Body; findings: Finding[] }>('POST', `drafts/${context.address}/read`, { body: file, type })
    context.tell(undefined)
    await offer(file.name, body.report, body.findings, context)
  } catch (error) {
    console.warn(error)
    context.tell(refused(file.name, error))
  }
}

async function offer(name: string, sheet: Body, findings: readonly Finding[], context: SheetContext): Promise<void> {
  const w = words()
  const now = toBody(context.work(), fieldsOf(context.opened))
  const both = adding(now, sheet)
  const changed = differences(now, both).length
  const toSay = findings.filter(({ level, code }) => level === 'error' || code === 'not-kept')
  const content = [
    h('p', {}, changed ? w.sheetFigures(number(Object.keys(sheet.values).length), number(changed)) : w.sheetSame),
    ...(toSay.length > 0 ? [h('p', { class: 'strong' }, w.sheetFindings), atCells(toSay, 30)] : []),
  ]
  if (!(await ask(w.sheetTitle(name), content, w.take, w.cancel))) return
  const before = structuredClone(context.work())
  context.replace(fromBody(both, indicatorsOf(context.opened)))
  report({ codes: Object.keys(sheet.values), left: [] }, before, context)
}

/** Why a file is not taken: what is wrong with it, where, and what to do. */
function refused(name: string, error: unknown): HTMLElement {
  const w = words()
  if (!(error instanceof ApiProblem)) return banner('bad', w.sheetFailed(name), error instanceof SignedOutError ? w.expired : w.failedHint)
  const { detail, errors = [] } = error.problem
  return banner('bad', w.sheetFailed(name), errors.length > 0 ? atCells(errors, 10) : detail, w.sheetKept)
}

const atCells = (findings: readonly Finding[], most: number): HTMLElement =>
  h('ul', { class: 'findings' }, ...findings.slice(0, most).map(each => findingItem(isCell(each.place) ? { ...each, message: `${words().cell(each.place)}. ${each.message}` } : each)))

/** `E12` of a sheet, `3:2` of CSV; what a sheet says of itself is at no cell that its reader sees. */
const isCell = (place: string) => /^([A-Z]+\d+|\d+:\d+)$/.test(place)

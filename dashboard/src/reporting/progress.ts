import { number } from '../format'
import type { Finding } from '../session/api'
import type { createBar } from './action-bar'
import { isComputed } from './definitions'
import type { EditorContext } from './editor'
import type { FormFindings } from './form-findings'
import { fieldsOf } from './opening'
import type { Sheet } from './sheet'
import { toBody, type Body } from './work'
import { words } from './words'

/** How far the form is, and where to go on. */
export interface Progress {
  /** The codes of what is required and not there. */
  missing(): string[]
  show(bar: Pick<ReturnType<typeof createBar>, 'showProblems'>): void
  goToNext(): void
  focusField(code: string): void
}

export function createProgress(context: EditorContext, sheet: () => Sheet, findings: FormFindings, remarks: ReadonlyMap<string, readonly string[]>): Progress {
  const { opened } = context
  const fields = fieldsOf(opened)
  let lastVisited: string | undefined

  const isEmpty = (code: string) => !context.work.entries[code]?.text.trim()
  const order = () => [...sheet().rows.keys(), ...sheet().textBoxes.keys()]

  /** Whether what the ministry remarked on was left as it was. */
  function isAsSent(code: string): boolean {
    const place = (body: Body | undefined) => JSON.stringify([body?.values[code], body?.texts?.[code]])
    return place(opened.sent) === place(toBody(context.work, fields))
  }

  function missing(): string[] {
    const values = fields.filter(({ required, indicator, code }) => required && !isComputed(indicator) && isEmpty(code)).map(({ code }) => code)
    const texts = opened.sections.flatMap(section => section.texts).filter(text => text.required && !context.work.texts[text.code]?.trim())
    return [...values, ...texts.map(({ code }) => code)]
  }

  function show(bar: Pick<ReturnType<typeof createBar>, 'showProblems'>): void {
    const w = words()
    const all = order().flatMap(findings.of)
    const count = (level: Finding['level']) => all.filter(each => each.level === level).length
    bar.showProblems(count('error'), count('warning'), missing().length)
    for (const { count: place, link, codes, texts } of sheet().sections) {
      const typed = codes.filter(code => !isComputed(sheet().rows.get(code)!.field.indicator))
      const given = typed.filter(code => !isEmpty(code)).length + texts.filter(code => context.work.texts[code]?.trim()).length
      place.textContent = w.outlineCount(number(given), number(typed.length + texts.length))
      const levels = [...codes, ...texts].flatMap(findings.of).map(each => each.level)
      link.dataset['level'] = levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : given === typed.length + texts.length ? 'good' : ''
    }
  }

  function goToNext(): void {
    const codes = order()
    const here = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? lastVisited
    const absent = new Set(missing())
    const wrong = (code: string) => findings.of(code).some(({ level }) => level !== 'info') || (remarks.has(code) && isAsSent(code))
    const waiting = codes.some(wrong) ? codes.filter(wrong) : codes.filter(code => absent.has(code))
    const after = waiting.find(code => codes.indexOf(code) > codes.indexOf(here ?? '')) ?? waiting[0]
    if (after) focusField(after)
  }

  function focusField(code: string): void {
    lastVisited = code
    const { rows, textBoxes } = sheet()
    const place = rows.get(code)?.element ?? textBoxes.get(code)
    place?.scrollIntoView({ block: 'center' })
    if (rows.has(code)) rows.get(code)!.focus()
    else place?.querySelector('textarea')?.focus()
  }

  return { missing, show, goToNext, focusField }
}

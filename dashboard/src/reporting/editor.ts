import { h } from '../dom'
import type { Finding } from '../session/api'
import type { Person, UnitName } from '../session/session'
import { createBar } from './action-bar'
import { compute } from './computed'
import { conflictBox } from './conflict'
import { createCorrection } from './correction'
import { isComputed } from './definitions'
import { evidence, recommendations } from './extras'
import { createFormFindings } from './form-findings'
import { handOver } from './handing-over'
import { fieldsOf, type Opened } from './opening'
import { ask, banner, labelled } from './parts'
import { createProgress } from './progress'
import { remarksOf } from './remarks'
import type { Saving } from './saving'
import { historyOf } from './sent'
import { buildSheet, type Sheet } from './sheet'
import { tools } from './sheets'
import { takeText, type SheetContext } from './taken'
import type { Work } from './work'
import { words } from './words'
import type { ValueStatus } from '../model'

export interface EditorContext {
  readonly opened: Opened
  readonly person: Person
  readonly unit: UnitName
  readonly address: string
  readonly isCorrection: boolean
  work: Work
  readonly saving: Saving
  /** What the server said last, of the work as it was then. */
  findings: readonly Finding[]
  /** What was restored or merged. */
  notice?: () => string
  announce(words: string): void
  handOver(): Promise<readonly Finding[] | undefined>
  abandon?(): void
}

export interface Editor {
  readonly element: HTMLElement
  /** What the server found has come. */
  showFindings(): void
  showSaving(): void
  /** The work is another one. */
  replaced(): void
}

const statuses: ValueStatus[] = ['official', 'preliminary', 'estimate']

/** The clerk's form, built from the form's definition. */
export function createEditor(context: EditorContext): Editor {
  const w = words()
  const { opened } = context
  const fields = fieldsOf(opened)
  const remarks = remarksOf(opened)
  let sheet: Sheet = { rows: new Map(), textBoxes: new Map(), sections: [] }
  const findings = createFormFindings(context, () => sheet, remarks)
  const progress = createProgress(context, () => sheet, findings, remarks)
  const notices = h('div', { class: 'notices-of-form' })
  const told = h('div', { class: 'form-told', role: 'status', tabindex: '-1' })
  const outline = h('ol', {})
  const correction = context.isCorrection ? createCorrection(context, () => changed()) : undefined
  const bar = createBar({
    next: progress.goToNext,
    handOver: () => void handOver(context, sheet, findings, progress, tellMissing, showFindings),
    seeConflict: () => goTo('conflict', 'center'),
    ...(context.abandon && { abandon: () => void abandon() }),
  })
  let said: Node | undefined

  const sheetContext: SheetContext = {
    opened,
    address: context.address,
    work: () => context.work,
    replace(work) {
      context.work = work
      context.saving.changed()
      build()
    },
    announce: context.announce,
    tell(message) {
      said = message
      told.replaceChildren(...(message ? [message] : []))
      if (message) told.scrollIntoView({ block: 'nearest' })
    },
    flush: () => context.saving.flush(),
  }
  const element = h('div', { class: 'editor', 'data-view': 'editor' })
  build()
  return { element, showFindings, showSaving, replaced: build }

  function build(): void {
    const here = element.contains(document.activeElement) ? (document.activeElement as HTMLElement) : undefined
    sheet = buildSheet(opened, {
      work: () => context.work,
      changed,
      pasted: (code, text) => takeText(text, code, sheetContext),
      move,
      jump(event, id) {
        event.preventDefault()
        goTo(id, 'start')
      },
    })
    outline.replaceChildren(...sheet.sections.map(({ link }) => h('li', {}, link)))
    element.replaceChildren(
      notices,
      h('div', { class: 'form-top' }, tools(sheetContext), labelled('report-status', w.valueStatus, statusOfReport(), w.valueStatusHint)),
      told,
      h(
        'div',
        { class: 'form-body' },
        h('nav', { class: 'outline', 'aria-label': w.outline }, outline),
        h(
          'div',
          { class: 'form-sections' },
          findings.general,
          ...sheet.sections.map(section => section.element),
          recommendations(context.work, opened, () => changed()),
          evidence(context.work, context.address, () => changed(), context.announce),
          correction?.element,
          historyOf(opened),
        ),
      ),
      bar.element,
    )
    if (said) told.replaceChildren(said)
    showFindings()
    showSaving()
    if (here) stay(here)
  }

  /** Whoever was in the form stays in it: at the end of what they were typing, or at what is said of what they did. */
  function stay(here: HTMLElement): void {
    const field = here.closest<HTMLElement>('[data-field]')?.dataset['field']
    if (!field) return (element.contains(here) ? here : told).focus({ preventScroll: true })
    sheet.rows.get(field)?.focus()
    sheet.textBoxes.get(field)?.querySelector('textarea')?.focus()
    const typed = document.activeElement
    if (typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement) typed.setSelectionRange(typed.value.length, typed.value.length)
  }

  function statusOfReport(): HTMLSelectElement {
    const status = h('select', { 'data-test': 'report-status' }, ...statuses.map(each => h('option', { value: each }, w.valueStatuses[each])))
    status.value = context.work.valueStatus
    status.addEventListener('change', () => {
      context.work.valueStatus = status.value as ValueStatus
      changed()
    })
    return status
  }

  function goTo(id: string, block: ScrollLogicalPosition): void {
    const heading = element.querySelector<HTMLElement>(`#${id}`)
    heading?.scrollIntoView({ block })
    heading?.focus({ preventScroll: true })
  }

  function move(code: string, by: 1 | -1): void {
    const open = fields.filter(({ indicator }) => !isComputed(indicator))
    const next = open[open.findIndex(each => each.code === code) + by]
    if (next) sheet.rows.get(next.code)?.focus()
  }

  function changed(code?: string): void {
    if (code) findings.outdated(code)
    context.saving.changed()
    if (code) findings.showAt(code)
    showComputed()
    progress.show(bar)
  }

  function showFindings(): void {
    findings.showAll()
    showComputed()
    progress.show(bar)
    // Whoever does not see the line below the field hears it.
    const here = document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']
    const wrong = here && element.contains(document.activeElement) ? findings.of(here).find(({ level }) => level === 'error') : undefined
    if (wrong) context.announce(wrong.message)
  }

  function showComputed(): void {
    const value = (code: string): number | null | undefined => {
      const indicator = sheet.rows.get(code)?.field.indicator
      return indicator && isComputed(indicator) ? compute(indicator, value, opened.yearBefore) : context.work.entries[code]?.value
    }
    for (const { field, compute: show } of sheet.rows.values()) {
      if (isComputed(field.indicator)) show(compute(field.indicator, value, opened.yearBefore))
    }
    correction?.show()
  }

  function showSaving(): void {
    const { saving } = context
    bar.showSaving(saving)
    notices.replaceChildren(
      ...[
        context.notice && !saving.conflict && banner('info', context.notice()),
        saving.state === 'expired' && banner('warn', w.expired),
        saving.state === 'refused' && banner('bad', w.save.refused, saving.refusal ?? ''),
        saving.conflict && conflictBox(saving, opened),
      ].filter(part => part instanceof Node),
    )
  }

  async function abandon(): Promise<void> {
    if (await ask(w.abandon, [h('p', {}, w.abandonYes)], w.abandon, w.cancel)) context.abandon?.()
  }

  function tellMissing(id: string, message: string): void {
    sheetContext.tell(h('p', { class: 'strong' }, message))
    context.announce(message)
    element.querySelector<HTMLElement>(`#${id}`)?.focus()
  }
}

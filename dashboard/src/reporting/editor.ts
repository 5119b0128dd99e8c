import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import type { Finding } from '../session/api'
import type { Person, UnitName } from '../session/session'
import { createBar } from './action-bar'
import { checkAtOnce, fieldOf } from './checks'
import { compute } from './computed'
import { conflictBox } from './conflict'
import { isComputed } from './definitions'
import { evidence, recommendations, textField } from './extras'
import { createRow, findingItem, type Row } from './field-row'
import { changesOf } from './figures'
import { fieldsOf, type Opened } from './opening'
import { ask, banner, labelled } from './parts'
import { remarksOf } from './remarks'
import type { Saving } from './saving'
import { historyOf } from './sent'
import { takeText, tools, type SheetContext } from './sheets'
import { differences, toBody, type Body, type Work } from './work'
import { words } from './words'
import type { ValueStatus } from '../model'

export interface EditorContext {
  readonly opened: Opened
  readonly person: Person
  readonly unit: UnitName
  readonly address: string
  readonly isCorrection: boolean
  work: Work
  saving: Saving
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
  const rows = new Map<string, Row>()
  const stale = new Set<string>()
  const remarks = remarksOf(opened)
  const notices = h('div', { class: 'notices-of-form' })
  const told = h('div', { class: 'told', role: 'status' })
  const general = h('div', {})
  const outline = h('ol', {})
  const changes = h('div', {})
  const bar = createBar({ next: goToNext, handOver: () => void handOver(), seeConflict: focusConflict, ...(context.abandon && { abandon: () => void abandon() }) })
  const textBoxes = new Map<string, HTMLElement>()
  let sections: { element: HTMLElement; link: HTMLElement; count: HTMLElement; codes: string[]; texts: string[] }[] = []
  let said: Node | undefined
  let lastVisited: string | undefined

  const sheetContext: SheetContext = {
    opened,
    address: context.address,
    work: () => context.work,
    replace(work) {
      context.work = work
      context.saving.changed()
      replaced()
    },
    announce: context.announce,
    tell(message) {
      said = message
      told.replaceChildren(...(message ? [message] : []))
    },
    flush: () => context.saving.flush(),
  }
  const element = h('div', { class: 'editor', 'data-view': 'editor' })
  build()
  return { element, showFindings, showSaving, replaced }

  function build(): void {
    rows.clear()
    textBoxes.clear()
    sections = opened.sections.map((section, index) => {
      const made = section.fields.map(field => {
        const row = createRow(field, {
          get work() {
            return context.work
          },
          ...(opened.before && { before: opened.before }),
          ...(opened.yearBefore && { yearBefore: opened.yearBefore }),
          changed,
          pasted: (code, text) => (takeText(text, code, sheetContext), true),
          move,
        })
        rows.set(field.code, row)
        return row.element
      })
      const texts = section.texts.map(item => {
        const box = textField(item, context.work, () => changed(item.code))
        textBoxes.set(item.code, box)
        return box
      })
      const count = h('span', { class: 'outline-count' })
      const id = `section-${index}`
      const link = h('a', { href: '#', onclick: event => jump(event, id) }, h('span', {}, nameOf(section.title)), count)
      return {
        element: h(
          'section',
          { class: 'panel sheet', 'aria-labelledby': id },
          h('h2', { id, tabindex: '-1' }, nameOf(section.title)),
          made.length > 0 && headings(),
          ...made,
          ...texts,
        ),
        link,
        count,
        codes: section.fields.map(({ code }) => code),
        texts: section.texts.map(({ code }) => code),
      }
    })
    outline.replaceChildren(...sections.map(({ link }) => h('li', {}, link)))
    const status = h('select', { 'data-test': 'report-status' }, ...statuses.map(each => h('option', { value: each }, w.valueStatuses[each])))
    status.value = context.work.valueStatus
    status.addEventListener('change', () => {
      context.work.valueStatus = status.value as ValueStatus
      changed()
    })
    element.replaceChildren(
      notices,
      h('div', { class: 'form-top' }, tools(sheetContext), labelled('report-status', w.valueStatus, status, w.valueStatusHint)),
      told,
      h(
        'div',
        { class: 'form-body' },
        h('nav', { class: 'outline', 'aria-label': w.outline }, outline),
        h(
          'div',
          { class: 'form-sections' },
          general,
          ...sections.map(section => section.element),
          recommendations(context.work, opened, () => changed()),
          evidence(context.work, context.address, () => changed(), context.announce),
          context.isCorrection ? correction() : undefined,
          historyOf(opened),
        ),
      ),
      bar.element,
    )
    if (said) told.replaceChildren(said)
    showFindings()
    showSaving()
  }

  function headings(): Node {
    return h(
      'div',
      { class: 'field-head', 'aria-hidden': 'true' },
      ...[w.indicator, w.thisPeriod, w.before, w.yearBefore, ''].map(each => h('span', {}, each)),
    )
  }

  /** Why what was sent is changed, and what is changed. */
  function correction(): HTMLElement {
    const reason = h('textarea', { rows: 3, maxlength: 2000, 'aria-required': 'true', 'data-test': 'reason' })
    reason.value = context.work.reason
    reason.addEventListener('input', () => {
      context.work.reason = reason.value
      changed()
    })
    return h('section', { class: 'panel', 'aria-labelledby': 'correction' }, h('h2', { id: 'correction' }, w.correctionTitle), labelled('reason', w.reason, reason, w.reasonHint), changes)
  }

  function jump(event: Event, id: string): void {
    event.preventDefault()
    const heading = element.querySelector<HTMLElement>(`#${id}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }

  function move(code: string, by: 1 | -1): void {
    const open = fields.filter(({ indicator }) => !isComputed(indicator))
    const next = open[open.findIndex(each => each.code === code) + by]
    if (next) rows.get(next.code)?.focus()
  }

  function changed(code?: string): void {
    if (code) stale.add(code)
    context.saving.changed()
    if (code && rows.has(code)) showRow(rows.get(code)!)
    showComputed()
    showCounts()
  }

  function replaced(): void {
    build()
  }

  function findingsOf(code: string): Finding[] {
    const field = rows.get(code)?.field
    const atOnce = field ? checkAtOnce(field, context.work.entries[code]) : []
    const fromServer = stale.has(code)
      ? []
      : context.findings.filter(({ place, code: what }) => fieldOf(place)?.code === code && what !== 'required-missing' && what !== 'text-missing')
    // What is said at once is about the same as the server's; the server's is the one that counts.
    const same = new Set(fromServer.map(({ code: what }) => what))
    const isAmbiguous = atOnce.some(({ code: what }) => what === 'ambiguous-number')
    return [...atOnce.filter(({ code: what }) => !same.has(what)), ...fromServer.filter(({ code: what }) => !(isAmbiguous && what === 'not-a-number'))]
  }

  function showRow(row: Row): void {
    row.show(findingsOf(row.field.code), remarks.get(row.field.code) ?? [])
  }

  function showFindings(): void {
    stale.clear()
    for (const row of rows.values()) showRow(row)
    for (const [code, box] of textBoxes) {
      box.querySelector('.findings')!.replaceChildren(
        ...(remarks.get(code) ?? []).map(remark => h('li', { 'data-level': 'remark' }, h('span', {}, h('strong', {}, `${w.remark}: `), remark))),
        ...findingsOf(code).map(findingItem),
      )
    }
    const loose = context.findings.filter(({ place }) => !fieldOf(place))
    general.replaceChildren(
      ...(loose.length > 0 ? [h('section', { class: 'panel', 'aria-labelledby': 'general' }, h('h2', { id: 'general' }, w.generalFindings), h('ul', { class: 'findings' }, ...loose.map(findingItem)))] : []),
    )
    showComputed()
    showCounts()
    // Whoever does not see the line below the field hears it.
    const here = document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']
    const wrong = here && element.contains(document.activeElement) ? findingsOf(here).find(({ level }) => level === 'error') : undefined
    if (wrong) context.announce(wrong.message)
  }

  function showComputed(): void {
    const value = (code: string): number | null | undefined => {
      const indicator = rows.get(code)?.field.indicator
      return indicator && isComputed(indicator) ? compute(indicator, value, opened.yearBefore) : context.work.entries[code]?.value
    }
    for (const { field, compute: show } of rows.values()) {
      if (isComputed(field.indicator)) show(compute(field.indicator, value, opened.yearBefore))
    }
    if (context.isCorrection && opened.sent) {
      const differ = differences(opened.sent, toBody({ ...context.work, reason: '' }, fields))
      changes.replaceChildren(
        h('p', { class: 'strong', 'data-test': 'changes' }, differ.length > 0 ? w.changes(number(differ.length)) : w.noChange),
        ...(differ.length > 0 ? [changesOf(differ, opened)] : []),
      )
    }
  }

  /** Whether what the ministry remarked on was left as it was. */
  function isAsSent(code: string): boolean {
    const place = (body: Body | undefined) => JSON.stringify([body?.values[code], body?.texts?.[code]])
    return place(opened.sent) === place(toBody(context.work, fields))
  }

  function isEmpty(code: string): boolean {
    return !context.work.entries[code]?.text.trim()
  }

  function missing(): string[] {
    const values = fields.filter(({ required, indicator, code }) => required && !isComputed(indicator) && isEmpty(code)).map(({ code }) => code)
    const texts = opened.sections.flatMap(section => section.texts).filter(text => text.required && !context.work.texts[text.code]?.trim())
    return [...values, ...texts.map(({ code }) => code)]
  }

  function showCounts(): void {
    const absent = new Set(missing())
    const all = [...rows.keys(), ...textBoxes.keys()].flatMap(code => findingsOf(code))
    const count = (level: Finding['level']) => all.filter(each => each.level === level).length
    bar.showProblems(count('error'), count('warning'), absent.size)
    for (const { count: place, link, codes, texts } of sections) {
      const typed = codes.filter(code => !isComputed(rows.get(code)!.field.indicator))
      const given = typed.filter(code => !isEmpty(code)).length + texts.filter(code => context.work.texts[code]?.trim()).length
      place.textContent = w.outlineCount(number(given), number(typed.length + texts.length))
      const levels = [...codes, ...texts].flatMap(code => findingsOf(code)).map(each => each.level)
      link.dataset['level'] = levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : given === typed.length + texts.length ? 'good' : ''
    }
  }

  function goToNext(): void {
    const order = [...rows.keys(), ...textBoxes.keys()]
    const here = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? lastVisited
    const absent = new Set(missing())
    const wrong = (code: string) => findingsOf(code).some(({ level }) => level !== 'info') || (remarks.has(code) && isAsSent(code))
    const waiting = order.some(wrong) ? order.filter(wrong) : order.filter(code => absent.has(code))
    const after = waiting.find(code => order.indexOf(code) > order.indexOf(here ?? '')) ?? waiting[0]
    if (after) focusField(after)
  }

  function focusField(code: string): void {
    lastVisited = code
    const place = rows.get(code)?.element ?? textBoxes.get(code)
    place?.scrollIntoView({ block: 'center' })
    if (rows.has(code)) rows.get(code)!.focus()
    else place?.querySelector('textarea')?.focus()
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

  function focusConflict(): void {
    const heading = element.querySelector<HTMLElement>('#conflict')
    heading?.scrollIntoView({ block: 'center' })
    heading?.focus({ preventScroll: true })
  }

  async function abandon(): Promise<void> {
    if (await ask(w.abandon, [h('p', {}, w.abandonYes)], w.abandon, w.cancel)) context.abandon?.()
  }

  /** Nothing that would be refused is handed over; what only asks for a look is said before. */
  async function handOver(): Promise<void> {
    if (context.isCorrection && !context.work.reason.trim()) return tellMissing('reason', w.reasonMissing)
    if (context.isCorrection && opened.sent && differences(opened.sent, toBody({ ...context.work, reason: '' }, fields)).length === 0) return tellMissing('reason', w.noChange)
    const wrong = [...rows.keys()].find(code => findingsOf(code).some(({ level }) => level === 'error'))
    if (wrong) return focusField(wrong)
    const [absent, warnings] = [missing().length, [...rows.keys()].flatMap(code => findingsOf(code)).filter(({ level }) => level === 'warning').length]
    const content = [
      absent > 0 && banner('warn', w.handOverMissing(number(absent))),
      warnings > 0 && banner('warn', w.handOverWarnings(number(warnings))),
      absent + warnings === 0 && banner('good', w.handOverOk),
    ].filter(part => part instanceof Node)
    if (!(await ask(w.handOverTitle, content, w.handOverYes, w.cancel))) return
    const refused = await context.handOver()
    if (!refused) return
    context.findings = refused
    showFindings()
    if (refused[0]) context.announce(refused[0].message)
    const first = refused.map(({ place }) => fieldOf(place)?.code).find(code => code !== undefined)
    if (first) focusField(first)
    else general.scrollIntoView({ block: 'center' })
  }

  function tellMissing(id: string, message: string): void {
    sheetContext.tell(h('p', { class: 'strong' }, message))
    context.announce(message)
    element.querySelector<HTMLElement>(`#${id}`)?.focus()
  }
}

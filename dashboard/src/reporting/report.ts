import { h } from '../dom'
import { instant } from '../format'
import { ApiProblem, call, SignedOutError, UnreachableError, type Finding } from '../session/api'
import { preferences } from '../preferences'
import { session, type Person, type UnitName } from '../session/session'
import { blank } from '../view/states'
import { nameOf, text } from '../i18n'
import { beginningOf, modeOf, type Mode } from './beginning'
import { createEditor, type Editor, type EditorContext } from './editor'
import { readLocal, removeLocal } from './local'
import { fieldsOf, openReport, workOf, type Opened } from './opening'
import { button } from './parts'
import { bannersOf, expiredBanner } from './report-banners'
import { reportHead } from './report-head'
import { Saving } from './saving'
import { sentView } from './sent'
import { signView } from './sign'
import type { View } from './view'
import { toBody } from './work'
import { words } from './words'

/** What refuses a step as a whole. */
const general = (message: string): Finding => ({ code: 'refused', level: 'error', place: '', message })

interface Actions {
  announce(words: string): void
  focusHeading(): void
}

/** One report, from the empty form to the receipt. */
export function createReport(person: Person, unit: UnitName, form: string, period: string, actions: Actions): View {
  const element = h('div', { class: 'report', 'data-view': 'report' })
  const address = `${form}/${period}/${encodeURIComponent(unit.id)}`
  let opened: Opened | undefined
  let failure: 'failed' | 'not-found' | undefined
  let mode: Mode = 'edit'
  let editor: Editor | undefined
  let context: EditorContext | undefined
  let isCorrecting = false
  let hasLeft = false
  let stepFailed: string | undefined
  let saidIn = preferences.language

  const ready = load()
  // The form says it at its own place, and must not be built again under someone's hands.
  const sessionChanged = () => mode !== 'edit' && render()
  return { element, render, sessionChanged, leave, title: () => (opened ? nameOf(opened.period.name) : ''), ready }

  async function load(): Promise<void> {
    failure = undefined
    stepFailed = undefined
    render()
    try {
      opened = await openReport(person, unit, form, period)
      if (hasLeft) return
      if (opened) begin()
      else failure = 'not-found'
    } catch (error) {
      console.warn(error)
      failure = error instanceof ApiProblem && error.status < 500 ? 'not-found' : 'failed'
      if (error instanceof SignedOutError) failure = undefined
    }
    render()
  }

  /** Reads everything again after a step, and goes to the heading of what there is now. */
  async function reload(): Promise<void> {
    leaveEditor()
    opened = undefined
    isCorrecting = false
    await load()
    actions.focusHeading()
  }

  function begin(): void {
    const local = readLocal(person.name, unit.id, form, period)
    mode = modeOf(opened!, local, isCorrecting)
    if (mode === 'edit') createContext(local)
  }

  function createContext(local: ReturnType<typeof readLocal>): void {
    const { draft, submitted } = opened!
    const { work, base, isDirty, notice } = beginningOf(opened!, local)
    const place = { person: person.name, unit: unit.id, form, period }
    const saving = new Saving(place, () => made.work, fieldsOf(opened!), base, {
      changed: () => editor?.showSaving(),
      found(findings: readonly Finding[]) {
        made.findings = findings
        editor?.showFindings()
      },
      replaced(body) {
        made.work = workOf(opened!, body)
        made.notice = () => words().merged
        editor?.replaced()
      },
    })
    const made: EditorContext = {
      opened: opened!,
      person,
      unit,
      address,
      isCorrection: submitted !== undefined,
      work,
      findings: [],
      saving,
      announce: actions.announce,
      handOver,
      ...(notice && { notice }),
      ...(isCorrecting || (submitted && submitted.state !== 'returned' && submitted.state !== 'reopened') ? { abandon } : {}),
    }
    const isDraft = draft !== undefined && draft.state !== 'sent'
    if (isDraft) {
      saving.savedAt = draft.saved
      saving.state = 'saved'
    }
    context = made
    if (isDirty) saving.changed()
    else if (isDraft) void firstFindings(made)
  }

  /** What is to be said of a draft that is opened: it is read without being saved. */
  async function firstFindings(of: EditorContext): Promise<void> {
    try {
      const { body } = await call<{ findings: Finding[] }>('POST', `drafts/${address}/read`, { body: toBody(of.work, fieldsOf(of.opened)) })
      if (of !== context || of.saving.isDirty) return
      of.findings = body.findings
      editor?.showFindings()
    } catch (error) {
      console.warn(error)
    }
  }

  /** Hands the draft over; answers what refuses it. */
  async function handOver(): Promise<readonly Finding[] | undefined> {
    const { saving, work } = context!
    await saving.flush()
    if (saving.isDirty) return saving.state === 'offline' ? [general(words().handOverOffline)] : undefined
    const body = toBody(work, fieldsOf(opened!))
    try {
      const { body: answer } = await call<{ hash: string }>('POST', `drafts/${address}/hand-over`, { body, ifMatch: saving.hash })
      saving.rebase(answer.hash, body)
      await reload()
      return undefined
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.errors) return error.problem.errors
      if (error instanceof ApiProblem) return [general(error.problem.detail)]
      return error instanceof UnreachableError ? [general(words().handOverOffline)] : undefined
    }
  }

  function correct(): void {
    isCorrecting = true
    mode = 'edit'
    createContext(undefined)
    render()
    actions.focusHeading()
  }

  async function abandon(): Promise<void> {
    removeLocal(person.name, unit.id, form, period)
    context?.saving.rebase(undefined, { values: {} })
    try {
      await call('DELETE', `drafts/${address}`)
    } catch (error) {
      console.warn(error)
    }
    removeLocal(person.name, unit.id, form, period)
    await reload()
  }

  /** The draft is the clerk's again: saved as one, it no longer waits for a signature. */
  async function takeBack(): Promise<void> {
    const { draft } = opened!
    try {
      await call('PUT', `drafts/${address}`, { body: draft!.body, ifMatch: draft!.hash })
    } catch (error) {
      if (error instanceof SignedOutError) return
      stepFailed = error instanceof ApiProblem ? error.problem.detail : words().failedHint
      return render()
    }
    await reload()
  }

  function leaveEditor(): void {
    context?.saving.stop()
    context = undefined
    editor = undefined
  }

  function leave(): void {
    hasLeft = true
    leaveEditor()
  }

  function render(): void {
    const w = words()
    if (failure === 'not-found') {
      element.replaceChildren(h('h1', { tabindex: '-1' }, w.notFound), blank('not-found', 'report-failed', w.notFound, w.notFoundHint, h('a', { class: 'button', href: '#/lap-bao-cao' }, w.back)))
      return
    }
    if (failure === 'failed') {
      element.replaceChildren(h('h1', { tabindex: '-1' }, text().pages.reporting), blank('failed', 'report-failed', w.formFailed, w.failedHint, button(text().retry, () => void load())))
      return
    }
    if (!opened) {
      element.replaceChildren(
        h('h1', { tabindex: '-1' }, text().pages.reporting),
        h('p', { class: 'hint', role: 'status' }, w.loading),
        ...(session.state === 'expired' ? [expiredBanner()] : []),
        h('div', { class: 'tile skeleton', 'data-view': 'loading' }),
      )
      return
    }
    element.replaceChildren(reportHead(opened, unit), ...bannersOf(opened, { isEditing: mode === 'edit', isCorrecting, refused: stepFailed }), ...body(opened))
  }

  function body(current: Opened): Node[] {
    const w = words()
    if (mode === 'closed') return [blank('not-open', 'not-open', w.notOpenTitle, w.notOpenHint(instant(current.obligation.opens)))]
    if (mode === 'awaiting') return signView(current, person, address, { announce: actions.announce, takeBack: () => void takeBack(), done: () => void reload() })
    if (mode === 'sent') {
      const canCorrect = current.submitted && current.submitted.state !== 'confirmed' && current.submitted.state !== 'locked'
      return sentView(current, unit, actions.announce, canCorrect ? correct : undefined)
    }
    editor = createEditor(context!)
    // What the server said is in the language that was chosen then.
    if (saidIn !== preferences.language && context!.findings.length > 0) void firstFindings(context!)
    saidIn = preferences.language
    return [editor.element]
  }
}

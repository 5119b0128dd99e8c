import { h } from '../dom'
import { instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { now } from '../load'
import { hashOf } from '../routes'
import { callIfThere } from '../reporting/definitions'
import { changesOf, figuresOf } from '../reporting/figures'
import { readReport, type Opened } from '../reporting/opening'
import { banner, button } from '../reporting/parts'
import { preferences } from '../preferences'
import { reportHead } from '../reporting/report-head'
import { answerTo } from '../reporting/recommended'
import type { View } from '../reporting/view'
import { differences } from '../reporting/merging'
import { bodyOf, type Body, type Content } from '../reporting/work'
import { ApiProblem, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { addressOf, answerRecommendation, takeStep } from './acts'
import { discrepanciesOfReport } from './discrepancy-links'
import { findingsAt, findingsOf } from './findings'
import { trail } from './trail'
import { doneNote, type Entry } from './receipt'
import { stepsFor, type Step } from './steps'
import { words } from './words'

/** One report as the ministry looks at it: what it says, what became of it, and what is to be done with it. */
export function createOne(form: string, period: string, unit: string, announce: (words: string) => void): View {
  const element = h('div', { class: 'desk report', 'data-view': 'one' })
  const notes = h('div', { class: 'desk-notes' })
  const linked = h('div', {})
  let opened: Opened | undefined
  let before: Content | undefined
  let failure: 'not-found' | 'failed' | undefined
  let saidIn = preferences.language

  async function load(): Promise<void> {
    failure = undefined
    saidIn = preferences.language
    try {
      opened = await readReport({ id: unit }, form, period)
      failure = opened ? undefined : 'not-found'
      before = opened?.submitted && opened.submitted.revision > 1 ? await readRevision(opened.submitted.revision - 1) : undefined
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failure = error instanceof ApiProblem && error.status < 500 ? 'not-found' : 'failed'
    }
    render()
    if (opened) void discrepanciesOfReport(form, period, unit).then(found => linked.replaceChildren(...found))
  }

  async function readRevision(revision: number): Promise<Content | undefined> {
    return (await callIfThere<{ content: Content }>(`submissions/${addressOf(form, period, unit)}/revisions/${revision}`))?.content
  }

  render()
  const ready = load()
  return { element, render, leave: () => {}, title: () => (opened ? `${nameOf(opened.obligation.unit.name)}, ${periodName(period)}` : ''), ready }

  function render(): void {
    const w = words()
    const back = { href: hashOf('steering'), words: w.tabs.work }
    if (failure)
      return element.replaceChildren(
        h('p', { class: 'eyebrow' }, h('a', { href: back.href }, `← ${back.words}`)),
        blank(failure, 'one-failed', failure === 'failed' ? w.listFailed : w.notFound, w.tryAgainHint, button(text().retry, () => void load())),
      )
    if (!opened) return element.replaceChildren(h('p', { class: 'hint', role: 'status' }, w.loading), h('div', { class: 'tile skeleton', 'data-view': 'loading' }))
    // What the server said is in the language that was chosen then.
    if (saidIn !== preferences.language) void load()
    const { submitted, obligation } = opened
    const state = submitted?.state ?? (obligation.status === 'exempt' ? 'exempt' : 'notSent')
    const isLocked = opened.period.locks !== undefined && Date.parse(opened.period.locks) < now()
    const steps = stepsFor(state === 'notSent' && isLocked ? 'locked' : state, submitted !== undefined)
    element.replaceChildren(
      reportHead(opened, { name: obligation.unit.name }, back),
      notes,
      standing(opened, state),
      ...findingsOf(opened, goTo),
      h('div', { class: 'actions', role: 'group', 'aria-label': w.stepsLabel }, ...steps.map((step, at) => button(w.step[step], () => void take(step), { class: at === 0 ? 'button primary' : 'button', 'data-step': step }))),
      linked,
      ...(before && opened.sent ? [changes(bodyOf(before))] : []),
      ...(opened.sent ? [figures(steps.includes('return'))] : []),
      trail(opened, `${form}_${period}_${unit}`),
    )
  }

  function standing(current: Opened, state: keyof ReturnType<typeof words>['state']): HTMLElement {
    const w = words()
    const { submitted, obligation } = current
    const kind = state === 'confirmed' ? 'good' : state === 'returned' || state === 'notSent' ? 'warn' : 'info'
    return banner(
      kind,
      w.state[state],
      submitted && w.sentOn(instant(submitted.received), submitted.onTime, number(obligation.given), number(obligation.asked)),
      submitted && !submitted.complete && w.incomplete,
    )
  }

  function changes(earlier: Body): HTMLElement {
    const w = words()
    const differ = differences(earlier, opened!.sent!)
    return h('section', { class: 'panel', 'aria-labelledby': 'changed' }, h('h2', { id: 'changed' }, w.changed(number(differ.length))), changesOf(differ, opened!))
  }

  /** The figures beside the last period's; where it can be returned, each can be remarked on. */
  function figures(canRemark: boolean): HTMLElement {
    const w = words()
    const remark = (code: string) => button(w.remarkHere, () => void take('return', code), { class: 'link-button', 'data-remark': code, 'aria-label': `${w.remarkHere} ${code}` })
    const toAnswer = (number: number) => button(w.answer, () => void answer(number), { 'data-answer': number })
    const shown = figuresOf(opened!.sent!, opened!, {
      ...(canRemark && { beside: remark }),
      below: code => findingsAt(opened!, code),
      answer: number => answerTo(opened!, number) ?? toAnswer(number),
    })
    return h('section', { class: 'panel', 'aria-labelledby': 'figures-sent' }, h('h2', { id: 'figures-sent' }, w.figures), shown)
  }

  function goTo(code: string): void {
    const place = element.querySelector<HTMLElement>(`[data-value='${CSS.escape(code)}']`)
    place?.setAttribute('tabindex', '-1')
    place?.scrollIntoView({ block: 'center' })
    place?.focus({ preventScroll: true })
  }

  async function take(step: Step, at?: string): Promise<void> {
    await tell(words().stepDone[step], await takeStep(step, opened!, at))
  }

  async function answer(recommendation: number): Promise<void> {
    await tell(words().answerDone, await answerRecommendation(opened!, recommendation))
  }

  /** Shows what became of the report, and that it was done. */
  async function tell(said: string, entry: Entry | undefined): Promise<void> {
    if (!entry) return
    await load()
    notes.replaceChildren(doneNote(said, `${form}_${period}_${unit}`, entry))
    announce(said)
    element.querySelector<HTMLElement>('h1')?.focus()
    scrollTo({ top: 0 })
  }
}

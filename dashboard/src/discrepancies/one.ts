import { h } from '../dom'
import { nameOf, periodName, text } from '../i18n'
import { banner, button } from '../reporting/parts'
import type { View } from '../reporting/view'
import { ApiProblem, call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { answerForm, type Explanation } from './answering'
import { isAnswerable, type DiscrepancyWhole } from './discrepancy'
import { causesOf, deadline, pair, replyOf, stateChip, stepsOf, titleOf } from './parts'
import { rulingButtons } from './ruling'
import { words } from './words'

/** One discrepancy, as the unit that answers it sees it, or the ministry that decides. */
export function createDiscrepancy(as: 'unit' | 'ministry', key: readonly string[], back: string, announce: (words: string) => void): View {
  const element = h('div', { class: 'desk', 'data-view': 'discrepancy' })
  const notes = h('div', { class: 'desk-notes' })
  const address = key.map(encodeURIComponent).join('/')
  const typed: Explanation = { cause: '', text: '', files: [] }
  let whole: DiscrepancyWhole | undefined
  let failure: 'not-found' | 'failed' | undefined

  async function load(): Promise<void> {
    failure = undefined
    try {
      whole = (await call<DiscrepancyWhole>('GET', `discrepancies/${address}`)).body
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failure = error instanceof ApiProblem && error.status < 500 ? 'not-found' : 'failed'
    }
    render()
  }

  async function done(said: string): Promise<void> {
    notes.replaceChildren(banner('good', said))
    announce(said)
    await load()
    element.querySelector<HTMLElement>('h1')?.focus()
    scrollTo({ top: 0 })
  }

  render()
  const ready = load()
  return { element, render, leave: () => {}, title: () => (whole ? titleOf(whole.discrepancy) : words().title), ready }

  function render(): void {
    const w = words()
    const link = h('p', { class: 'eyebrow' }, h('a', { href: back }, `← ${w.back}`))
    if (failure) return element.replaceChildren(link, blank(failure, 'discrepancy-failed', failure === 'failed' ? w.failed : w.notFound, w.tryAgain, button(text().retry, () => void load())))
    if (!whole) return element.replaceChildren(link, h('p', { class: 'hint', role: 'status' }, w.loading), h('div', { class: 'tile skeleton', 'data-view': 'loading' }))
    const found = whole.discrepancy
    const { work } = found
    element.replaceChildren(
      ...[
        h('div', { class: 'report-head' }, link, h('h1', { tabindex: '-1' }, `${nameOf(found.unit.name)}: ${nameOf(found.name)}`), h('p', {}, `${found.indicator} · ${periodName(found.period)}`)),
        notes,
        h('section', { class: 'panel', 'aria-label': w.gap }, work && stateChip(work.state), pair(found), h('p', { class: 'hint' }, deadline(found)), h('p', { class: 'hint' }, found.public ? w.isPublic : w.notPublic)),
        as === 'ministry' && rulingButtons(found, address, ruling => void done(words().done[ruling])),
        work?.reply && replyOf(work.reply, key.slice(0, 3).map(encodeURIComponent).join('/')),
        as === 'unit' && isAnswerable(work?.state) && answerForm(found, address, typed, announce, () => void done(words().answered)),
        causesOf(found),
        stepsOf(whole.history),
      ].filter(part => part instanceof Node),
    )
  }
}

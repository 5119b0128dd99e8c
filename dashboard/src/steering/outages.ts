import { h } from '../dom'
import { instant, number } from '../format'
import { periodName } from '../i18n'
import { now } from '../load'
import { banner, primary } from '../reporting/parts'
import type { View } from '../reporting/view'
import { call } from '../session/api'
import { fromInput, toInput } from './moment'
import { area, moment, order } from './order'
import { words } from './words'

interface Extended {
  readonly extended: readonly { readonly form: string; readonly period: string; readonly until: string }[]
}

/** An outage that the system cannot see itself: everyone whose due instant fell into it gets more time. */
export function createOutages(announce: (words: string) => void): View {
  const element = h('div', { class: 'desk', 'data-view': 'outages' })
  const said = h('div', {})
  render()
  return { element, render, leave: () => {}, title: () => words().tabs.outages, ready: Promise.resolve() }

  function render(): void {
    const w = words()
    const hour = 3600_000
    const from = moment('outage-from', w.outageFrom, toInput(now() - 3 * hour))
    const to = moment('outage-to', w.outageTo, toInput(now() - hour), w.vietnameseTime)
    const note = area('outage-note', w.outageNote, w.outageNoteHint)
    const act = async () => {
      const [begins, ends] = [fromInput(from.control.value), fromInput(to.control.value)]
      if (!begins || !ends || Date.parse(begins) >= Date.parse(ends) || Date.parse(ends) > now() || !note.control.value.trim()) {
        said.replaceChildren(banner('bad', w.outageWrong))
        return void (note.control.value.trim() ? from.control : note.control).focus()
      }
      const answer = await order({
        title: w.outageTitle(instant(begins), instant(ends)),
        follows: w.outageFollows,
        yes: w.outageYes,
        act: async () => (await call<Extended>('POST', 'outages', { body: { from: begins, to: ends, note: note.control.value.trim() } })).body,
      })
      if (!answer) return
      const { extended } = answer
      said.replaceChildren(
        banner(
          'good',
          w.outageDone(number(extended.length)),
          extended.length > 0 && h('ul', { class: 'plain' }, ...extended.map(each => h('li', {}, `${each.form}, ${periodName(each.period)}: ${w.until(instant(each.until))}`))),
        ),
      )
      announce(w.outageDone(number(extended.length)))
    }
    element.replaceChildren(
      h('p', { class: 'hint' }, w.outagesHint),
      h('section', { class: 'panel narrow', 'aria-label': w.tabs.outages }, from.element, to.element, note.element, h('div', { class: 'actions' }, primary(w.outageYes, () => void act(), { 'data-test': 'outage' }))),
      said,
    )
  }
}

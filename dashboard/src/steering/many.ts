import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName } from '../i18n'
import type { Obligation } from '../reporting/definitions'
import { button } from '../reporting/parts'
import { ApiProblem, call, UnreachableError } from '../session/api'
import { addressOf } from './acts'
import { words as ofReports } from '../reporting/words'
import { words } from './words'

/** Confirms a report as it stands now: what came meanwhile is another revision, and the server says so. */
async function confirmOne({ form, period, unit }: Obligation): Promise<void> {
  const address = addressOf(form, period, unit.id)
  const { body } = await call<{ hash: string; state: string }>('GET', `submissions/${address}`)
  if (body.state === 'confirmed') return
  await call('POST', `submissions/${address}/confirm`, { body: {}, ifMatch: body.hash })
}

/** Confirms many, one after the other: what follows is said first, then how each went. Answers whether anything was done. */
export function confirmMany(chosen: readonly Obligation[]): Promise<boolean> {
  const w = words()
  return new Promise(resolve => {
    let isStopped = false
    let done = 0
    const meter = h('progress', { max: chosen.length, value: 0, 'aria-label': w.progress })
    const told = h('p', { role: 'status', 'data-test': 'many-told' }, w.manyChosen(number(chosen.length)))
    const outcomes = h('ol', { class: 'outcomes', 'data-test': 'outcomes' })
    const go = button(w.step.confirm, () => void run(), { class: 'button primary', 'data-test': 'order-yes' })
    const close = button(w.cancel, () => dialog.close())
    const run = async () => {
      go.remove()
      close.textContent = w.stop
      let failed = 0
      for (const each of chosen) {
        if (isStopped) break
        const said = h('span', { class: 'hint' }, w.working)
        const line = h('li', {}, h('strong', {}, nameOf(each.unit.name)), said)
        outcomes.append(line)
        line.scrollIntoView({ block: 'nearest' })
        try {
          await confirmOne(each)
          done++
          said.textContent = w.confirmed
          line.dataset['outcome'] = 'done'
        } catch (error) {
          failed++
          said.textContent = error instanceof ApiProblem ? error.problem.detail : error instanceof UnreachableError ? w.unreachable : ofReports().signedOut
          line.dataset['outcome'] = 'failed'
        }
        meter.value++
        told.textContent = w.manyTold(number(done), number(chosen.length), failed)
      }
      close.textContent = w.close
      close.focus()
    }
    const { form, period } = chosen[0]!
    const dialog = h(
      'dialog',
      { 'aria-labelledby': 'many-title', class: 'ask', 'data-test': 'order' },
      h('div', { class: 'dialog-head' }, h('h2', { id: 'many-title' }, w.manyTitle(number(chosen.length), `${form}, ${periodName(period)}`))),
      h('div', { class: 'dialog-body' }, h('ul', { class: 'follows' }, ...w.follows.confirm.map(each => h('li', {}, each))), told, meter, outcomes, h('div', { class: 'actions' }, go, close)),
    )
    dialog.addEventListener('close', () => {
      isStopped = true
      dialog.remove()
      resolve(done > 0)
    })
    document.body.append(dialog)
    dialog.showModal()
    go.focus()
  })
}

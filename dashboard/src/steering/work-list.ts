import { fill, h } from '../dom'
import { instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { hashOf } from '../routes'
import { readDefinitions, type FormVersion, type Obligation } from '../reporting/definitions'
import { button, primary } from '../reporting/parts'
import { dueNote, statusChip } from '../reporting/report-head'
import type { View } from '../reporting/view'
import { call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { periodSteps, takePeriodStep } from './acts'
import { insideOf } from './inside'
import { confirmMany } from './many'
import { choices, countQueues, groupsOf, queueSlugs, queues, type Filter, type Group } from './queues'
import { doneNote } from './receipt'
import { words } from './words'

/** So many groups lie open at first. */
const opened = 3

/** What waits: for the ministry, or for a unit; by form and period. */
export function createWorkList(filter: Filter): View {
  const element = h('div', { class: 'desk', 'data-view': 'work-list' })
  const notes = h('div', { class: 'desk-notes' })
  const chosen = new Map<string, Obligation>()
  let owed: readonly Obligation[] | undefined
  let forms = new Map<string, FormVersion>()
  let failed = false
  let hasLeft = false

  async function load(): Promise<void> {
    failed = false
    render()
    try {
      const [{ body }, definitions] = await Promise.all([call<{ obligations: Obligation[] }>('GET', 'obligations'), readDefinitions()])
      owed = body.obligations
      forms = new Map(definitions.forms.map(form => [form.code, form]))
    } catch (error) {
      if (error instanceof SignedOutError) return
      console.warn(error)
      failed = true
    }
    chosen.clear()
    if (!hasLeft) render()
  }

  const nameOfForm = (code: string) => (forms.has(code) ? nameOf(forms.get(code)!.name) : code)

  const ready = load()
  return { element, render, leave: () => void (hasLeft = true), title: () => words().tabs.work, ready }

  function render(): void {
    const w = words()
    if (failed) return element.replaceChildren(blank('failed', 'work-failed', w.listFailed, w.tryAgainHint, button(text().retry, () => void load())))
    if (!owed) return element.replaceChildren(h('p', { class: 'hint', role: 'status' }, w.loading), h('div', { class: 'tile skeleton', 'data-view': 'loading' }))
    const groups = groupsOf(owed, filter)
    element.replaceChildren(
      queueLinks(),
      pickers(),
      notes,
      ...(groups.length === 0 ? [blank('empty', 'nothing', w.nothing[filter.queue], w.nothingHint)] : []),
      ...groups.map((each, at) => group(each, at < opened)),
    )
  }

  function queueLinks(): Node {
    const w = words()
    const counts = countQueues(owed!, filter)
    return h(
      'nav',
      { class: 'queues', 'aria-label': w.queuesLabel },
      h(
        'ul',
        {},
        ...queues.map(queue =>
          h(
            'li',
            {},
            h(
              'a',
              { href: addressOfList({ ...filter, queue }), 'aria-current': queue === filter.queue && 'true', 'data-queue': queue },
              h('span', {}, w.queues[queue]),
              h('strong', {}, number(counts[queue])),
            ),
          ),
        ),
      ),
    )
  }

  function pickers(): Node {
    const w = words()
    const { forms: codes, periods } = choices(owed!)
    const pick = (id: string, label: string, all: string, options: readonly (readonly [string, string])[], value: string | undefined, go: (value: string | undefined) => Filter) => {
      const select = h('select', { id, 'data-test': id }, h('option', { value: '' }, all), ...options.map(([code, name]) => h('option', { value: code }, name)))
      select.value = value ?? ''
      select.addEventListener('change', () => void (location.hash = addressOfList(go(select.value || undefined))))
      return h('div', { class: 'picker' }, h('label', { for: id }, label), select)
    }
    return h(
      'div',
      { class: 'pickers' },
      pick('pick-form', text().form, w.allForms, codes.map(code => [code, nameOfForm(code)] as const), filter.form, form => ({ ...filter, form })),
      pick('pick-period', text().period, w.allPeriods, periods.map(code => [code, periodName(code)] as const), filter.period, period => ({ ...filter, period })),
    )
  }

  function group({ form, period, members }: Group, isOpen: boolean): Node {
    const w = words()
    const title = `${nameOfForm(form)}, ${periodName(period)}`
    const canChoose = filter.queue === 'waiting'
    const boxes: HTMLInputElement[] = []
    const bar = h('div', { class: 'actions' })
    const showBar = () => {
      const here = members.filter(each => chosen.has(keyOf(each)))
      fill(bar, [here.length], () => [
        ...(canChoose
          ? [
              primary(w.confirmChosen(number(here.length)), () => void confirmAll(here), { disabled: here.length === 0, 'data-test': 'confirm-chosen', 'data-focus': 'confirm-chosen' }),
              button(here.length === members.length ? w.chooseNone : w.chooseAll, () => {
                const all = here.length !== members.length
                members.forEach((each, at) => choose(each, (boxes[at]!.checked = all)))
                showBar()
              }, { 'data-test': 'choose-all', 'data-focus': 'choose-all' }),
            ]
          : []),
        ...periodSteps.map(step => button(w.periodStep[step], () => void onPeriod(step, form, period), { 'data-period-step': step, 'data-focus': step })),
      ])
    }
    showBar()
    const row = (each: Obligation) => {
      const box = h('input', { type: 'checkbox', 'aria-label': w.choose(nameOf(each.unit.name)), 'data-choose': each.unit.id })
      box.checked = chosen.has(keyOf(each))
      box.addEventListener('change', () => {
        choose(each, box.checked)
        showBar()
      })
      boxes.push(box)
      return h(
        'li',
        { 'data-owed': `${form}/${period}/${each.unit.id}`, 'data-status': each.status },
        canChoose && box,
        h('a', { href: hashOf('steering', 'bao-cao', form, period, each.unit.id) }, nameOf(each.unit.name)),
        statusChip(each.status),
        h('span', { class: 'hint' }, when(each)),
        each.revision > 0 && h('span', { class: 'hint' }, w.given(number(each.given), number(each.asked))),
      )
    }
    return h(
      'details',
      { class: 'panel group', open: isOpen, 'data-group': `${form}/${period}` },
      h('summary', {}, h('h2', {}, title), h('span', { class: 'region-count' }, w.units(number(members.length)))),
      forms.get(form)?.publish === 'confirmation' && insideOf(form, period),
      bar,
      h('ul', { class: 'rows' }, ...members.map(row)),
    )
  }

  function choose(each: Obligation, isChosen: boolean): void {
    if (isChosen) chosen.set(keyOf(each), each)
    else chosen.delete(keyOf(each))
  }

  async function confirmAll(some: readonly Obligation[]): Promise<void> {
    if (await confirmMany(some)) await load()
  }

  async function onPeriod(step: (typeof periodSteps)[number], form: string, period: string): Promise<void> {
    const entry = await takePeriodStep(step, form, nameOfForm(form), period)
    if (!entry) return
    notes.replaceChildren(doneNote(words().periodDone[step](nameOfForm(form), periodName(period)), `${form}_${period}`, entry))
    await load()
    notes.scrollIntoView({ block: 'nearest' })
  }
}

const keyOf = ({ form, period, unit }: Obligation) => `${form}/${period}/${unit.id}`

const when = (each: Obligation): string => {
  const w = words()
  return each.received ? w.receivedAt(instant(each.received)) : `${w.dueAt(instant(each.due))}${dueNote(each.due, each.status)}`
}

/** Where the list stands under a filter. */
export function addressOfList({ queue, form, period }: Filter): string {
  const rest = period ? [form ?? '-', period] : form ? [form] : []
  return hashOf('steering', queueSlugs[queue], ...rest)
}


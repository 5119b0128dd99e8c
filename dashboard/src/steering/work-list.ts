import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { hashOf } from '../routes'
import { readDefinitions, type FormVersion, type Obligation } from '../reporting/definitions'
import { button } from '../reporting/parts'
import type { View } from '../reporting/view'
import { call, SignedOutError } from '../session/api'
import { blank } from '../view/states'
import { takePeriodStep, type PeriodStep } from './acts'
import { groupPanel } from './group'
import { confirmMany } from './many'
import { choices, countQueues, groupsOf, queueSlugs, queues, type Filter } from './queues'
import { doneNote } from './receipt'
import { words } from './words'

/** So many groups lie open at first. */
const opened = 3

/** What waits: for the ministry, or for a unit; by form and period. */
export function createWorkList(filter: Filter): View {
  const element = h('div', { class: 'desk', 'data-view': 'work-list' })
  const notes = h('div', { class: 'desk-notes' })
  const chosen = new Set<Obligation>()
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
      ...groups.map((each, at) =>
        groupPanel(each, {
          title: `${nameOfForm(each.form)}, ${periodName(each.period)}`,
          isOpen: at < opened,
          isInside: forms.get(each.form)?.publish === 'confirmation',
          ...(filter.queue === 'waiting' && { chosen, confirm: some => void confirmAll(some) }),
          onPeriod: step => void onPeriod(step, each.form, each.period),
        }),
      ),
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

  async function confirmAll(some: readonly Obligation[]): Promise<void> {
    if (await confirmMany(some)) await load()
  }

  async function onPeriod(step: PeriodStep, form: string, period: string): Promise<void> {
    const entry = await takePeriodStep(step, form, nameOfForm(form), period)
    if (!entry) return
    notes.replaceChildren(doneNote(words().periodDone[step](nameOfForm(form), periodName(period)), `${form}_${period}`, entry))
    await load()
    notes.scrollIntoView({ block: 'nearest' })
  }
}

/** Where the list stands under a filter. */
export function addressOfList({ queue, form, period }: Filter): string {
  const rest = period ? [form ?? '-', period] : form ? [form] : []
  return hashOf('steering', queueSlugs[queue], ...rest)
}


import { fill, h } from '../dom'
import { instant, number } from '../format'
import { nameOf } from '../i18n'
import { button, primary } from '../reporting/parts'
import { dueNote, statusChip } from '../reporting/report-head'
import type { Obligation } from '../reporting/definitions'
import { hashOf } from '../routes'
import { periodSteps, type PeriodStep } from './acts'
import { insideOf } from './inside'
import type { Group } from './queues'
import { words } from './words'

interface GroupOptions {
  readonly title: string
  readonly isOpen: boolean
  /** Whether it is public on confirmation, so that there is more inside than outside. */
  readonly isInside: boolean
  /** Where reports can be confirmed together: those that are chosen for it. */
  readonly chosen?: Set<Obligation>
  confirm?(some: readonly Obligation[]): void
  onPeriod(step: PeriodStep): void
}

/** One form's reports for one period: what can be done for all of them, and a line each. */
export function groupPanel({ form, period, members }: Group, { title, isOpen, isInside, chosen, confirm, onPeriod }: GroupOptions): HTMLElement {
  const w = words()
  const boxes = new Map<Obligation, HTMLInputElement>()
  const bar = h('div', { class: 'actions' })

  function choose(some: readonly Obligation[], isChosen: boolean): void {
    for (const each of some) {
      boxes.get(each)!.checked = isChosen
      if (isChosen) chosen?.add(each)
      else chosen?.delete(each)
    }
    showBar()
  }

  function showBar(): void {
    const here = members.filter(each => chosen?.has(each))
    const isAll = here.length === members.length
    fill(bar, [here.length], () => [
      ...(confirm
        ? [
            primary(w.confirmChosen(number(here.length)), () => confirm(here), { disabled: here.length === 0, 'data-test': 'confirm-chosen', 'data-focus': 'confirm-chosen' }),
            button(isAll ? w.chooseNone : w.chooseAll, () => choose(members, !isAll), { 'data-test': 'choose-all', 'data-focus': 'choose-all' }),
          ]
        : []),
      ...periodSteps.map(step => button(w.periodStep[step], () => onPeriod(step), { 'data-period-step': step, 'data-focus': step })),
    ])
  }

  function row(each: Obligation): Node {
    const box = h('input', { type: 'checkbox', 'aria-label': w.choose(nameOf(each.unit.name)), 'data-choose': each.unit.id })
    box.checked = chosen?.has(each) ?? false
    box.addEventListener('change', () => choose([each], box.checked))
    boxes.set(each, box)
    return h(
      'li',
      { 'data-owed': `${form}/${period}/${each.unit.id}`, 'data-status': each.status },
      confirm && box,
      h('a', { href: hashOf('steering', 'bao-cao', form, period, each.unit.id) }, nameOf(each.unit.name)),
      statusChip(each.status),
      h('span', { class: 'hint' }, when(each)),
      each.revision > 0 && h('span', { class: 'hint' }, w.given(number(each.given), number(each.asked))),
    )
  }

  showBar()
  return h(
    'details',
    { class: 'panel group', open: isOpen, 'data-group': `${form}/${period}` },
    h('summary', {}, h('h2', {}, title), h('span', { class: 'region-count' }, w.units(number(members.length)))),
    isInside && insideOf(form, period),
    bar,
    h('ul', { class: 'rows' }, ...members.map(row)),
  )
}

function when(each: Obligation): string {
  const w = words()
  return each.received ? w.receivedAt(instant(each.received)) : `${w.dueAt(instant(each.due))}${dueNote(each.due, each.status)}`
}

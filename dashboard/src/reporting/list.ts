import { h } from '../dom'
import { instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { hashOf } from '../routes'
import { call, SignedOutError, UnreachableError } from '../session/api'
import type { Person, UnitName } from '../session/session'
import { blank } from '../view/states'
import { readDefinitions, type HistoryEntry, type Obligation, type ObligationStatus } from './definitions'
import { countToExplain, toExplain } from './discrepancies-of-unit'
import { keepCopy, readCopy } from './local'
import { banner, button } from './parts'
import { dueNote, statusChip } from './report-head'
import { createUnreleased } from './unreleased'
import type { View } from './view'
import { words } from './words'

interface Owed extends Obligation {
  readonly formName: { readonly vi: string; readonly en: string }
}

const groups: readonly [name: 'toDo' | 'waiting' | 'done', statuses: readonly ObligationStatus[]][] = [
  ['toDo', ['returned', 'overdue', 'awaitingSignature', 'draft', 'open', 'incomplete']],
  ['done', ['onTime', 'late', 'confirmed', 'exempt']],
  ['waiting', ['notOpen']],
]

/** What is overdue and waits for a signature waits for a signature: that says what is to be done; the due instant stands beside it. */
function standingOf({ status, draft }: Obligation): ObligationStatus {
  if (status === 'overdue' && draft === 'awaitingSignature') return 'awaitingSignature'
  return status
}

/** What the unit owes: what is to be done first, and until when. */
export function createList(person: Person, unit: UnitName): View {
  const element = h('div', { class: 'owed', 'data-view': 'owed' })
  let owed: readonly Owed[] | undefined
  let copiedAt: string | undefined
  let failed = false
  let unexplained = 0
  /** Until when a returned report is to be sent again, which its ruling says and its first due instant does not. */
  const again = new Map<string, string>()
  const unreleased = createUnreleased(unit)

  async function load(): Promise<void> {
    failed = false
    render()
    try {
      const [{ body }, { forms }] = await Promise.all([
        call<{ obligations: Obligation[] }>('GET', `obligations?unit=${encodeURIComponent(unit.id)}`),
        readDefinitions(),
      ])
      const names = new Map(forms.map(form => [form.code, form.name]))
      owed = body.obligations.map(each => ({ ...each, formName: names.get(each.form) ?? { vi: each.form, en: each.form }, status: standingOf(each) }))
      copiedAt = undefined
      keepCopy(person.name, `owed|${unit.id}`, owed)
    } catch (error) {
      if (error instanceof SignedOutError) return
      const copy = error instanceof UnreachableError ? readCopy<Owed[]>(person.name, `owed|${unit.id}`) : undefined
      owed ??= copy?.value
      copiedAt = copy?.at
      failed = !owed
      console.warn(error)
    }
    render()
    await Promise.all([readMore(), unreleased.read()])
  }

  /** What the list stands without. */
  async function readMore(): Promise<void> {
    if (copiedAt || !owed) return
    try {
      const returned = owed.filter(({ status }) => status === 'returned')
      const [count] = await Promise.all([
        countToExplain(unit),
        ...returned.map(async each => {
          const { body } = await call<{ entries: HistoryEntry[] }>('GET', `submissions/${each.form}/${each.period}/${encodeURIComponent(unit.id)}/revisions`)
          const due = body.entries.findLast(({ kind }) => kind === 'return')?.ruling?.due
          if (due) again.set(`${each.form}/${each.period}`, due)
        }),
      ])
      unexplained = count
      if (count > 0 || again.size > 0) render()
    } catch (error) {
      console.warn(error)
    }
  }

  function render(): void {
    const w = words()
    const parts: Node[] = [h('h1', { tabindex: '-1' }, w.listOf(nameOf(unit.name)))]
    if (unexplained > 0) parts.push(toExplain(unexplained))
    if (copiedAt) parts.push(banner('warn', w.listOffline(instant(copiedAt)), button(text().retry, () => void load())))
    if (failed) parts.push(blank('failed', 'owed-failed', w.listFailed, w.failedHint, button(text().retry, () => void load())))
    else if (!owed) parts.push(h('div', { class: 'owed-list', 'aria-busy': 'true', 'data-view': 'loading' }, h('p', { class: 'visually-hidden', role: 'status' }, w.loading), ...Array.from({ length: 3 }, () => h('div', { class: 'tile skeleton short' }))))
    else if (owed.length === 0) parts.push(blank('empty', 'owed-empty', w.nothingOwed, w.nothingOwedHint))
    else for (const [name, statuses] of groups) parts.push(...group(name, owed.filter(({ status }) => statuses.includes(status)), statuses))
    element.replaceChildren(...parts, unreleased.element)
  }

  const reload = () => void load()
  addEventListener('online', reload)
  void load()
  return { element, render, leave: () => removeEventListener('online', reload), title: () => '', ready: Promise.resolve() }

  function group(name: 'toDo' | 'waiting' | 'done', members: readonly Owed[], order: readonly ObligationStatus[]): Node[] {
    const w = words()
    if (members.length === 0) return name === 'toDo' ? [h('section', {}, h('h2', {}, w.toDo), h('p', { class: 'hint' }, w.nothingToDo))] : []
    const sorted = [...members].sort((a, b) =>
      name === 'toDo' ? order.indexOf(a.status) - order.indexOf(b.status) || a.due.localeCompare(b.due) : b.due.localeCompare(a.due),
    )
    return [
      h(
        'section',
        { class: 'owed-group', 'data-group': name, 'aria-labelledby': `group-${name}` },
        h('h2', { id: `group-${name}` }, w[name], h('span', { class: 'region-count' }, ` ${number(members.length)}`)),
        h('ul', { class: 'owed-list' }, ...sorted.map(each => h('li', {}, card(each)))),
      ),
    ]
  }

  function card(each: Owed): Node {
    const w = words()
    const title = `${nameOf(each.formName)}, ${periodName(each.period)}`
    const sendAgain = each.status === 'returned' ? again.get(`${each.form}/${each.period}`) : undefined
    const when = each.received && !groups[0]![1].includes(each.status)
      ? w.receivedAt(instant(each.received))
      : each.status === 'notOpen'
        ? w.opensAt(instant(each.opens))
        : sendAgain
          ? `${w.sendAgain(instant(sendAgain))}${dueNote(sendAgain, 'open')}`
          : `${w.dueAt(instant(each.due))}${dueNote(each.due, each.status)}`
    const canOpen = each.status !== 'notOpen'
    return h(
      'article',
      { class: 'card owed-card', 'data-owed': `${each.form}/${each.period}`, 'data-status': each.status },
      statusChip(each.status),
      h('h3', {}, nameOf(each.formName), h('small', {}, periodName(each.period))),
      h('p', { class: 'owed-when' }, when),
      each.asked > 0 && each.revision > 0 && h('p', { class: 'hint' }, w.given(number(each.given), number(each.asked))),
      canOpen &&
        h(
          'a',
          { class: groups[0]![1].includes(each.status) ? 'button primary' : 'button', href: hashOf('reporting', each.form, each.period), 'aria-label': `${actionOf(each)}: ${title}` },
          actionOf(each),
        ),
    )
  }

  function actionOf({ status, draft }: Owed): string {
    const { action } = words()
    if (status === 'awaitingSignature') return person.roles.includes('sign') ? action.sign : action.see
    if (status === 'draft' || (status === 'overdue' && draft === 'draft')) return action.go
    if (status === 'returned') return action.mend
    if (status === 'incomplete') return action.complete
    return status === 'open' || status === 'overdue' ? action.begin : action.see
  }
}

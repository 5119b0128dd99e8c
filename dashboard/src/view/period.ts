import { facts, h } from '../dom'
import { lasting } from '../attention/describe'
import { day, instant, number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { icon } from '../icons'
import { now } from '../load'
import type { Submissions } from '../model'
import { entryKey, route, type FormPeriod } from '../periods'
import type { State } from '../state'
import { words } from './words'

/** What the page is about: form and period, both to choose, with the window, the due instant and the as-of time. */
export function periodHead({ periods, formNames, chosen, submissions }: State): Node[] {
  const t = text()
  if (!chosen || periods.length === 0) return [h('h1', { id: 'overview' }, t.overview)]
  const forms = [...new Set(periods.map(p => p.form))]
  const formName = (code: string) => (formNames.has(code) ? nameOf(formNames.get(code)!) : code)
  return [
    h(
      'div',
      { class: 'title' },
      h('p', { class: 'eyebrow' }, t.overview),
      h('h1', { id: 'overview' }, submissions ? nameOf(submissions.form.name) : formName(chosen.form)),
      h('p', { class: 'print-only' }, periodName(chosen.period)),
    ),
    h(
      'div',
      { class: 'pickers' },
      forms.length > 1 &&
        picker(
          t.form,
          'form',
          forms.map(form => [route(newestOf(periods, form)), formName(form), form === chosen.form]),
        ),
      picker(
        t.period,
        'period',
        ofForm(periods, chosen).map(p => [route(p), periodName(p.period), p.period === chosen.period]),
      ),
    ),
    submissions &&
      facts([
        [t.window, `${day(submissions.period.from)} – ${day(submissions.period.to)}`],
        [t.due, instant(submissions.period.due)],
        [t.asOf, h('time', { datetime: submissions.asOf, 'data-test': 'as-of' }, instant(submissions.asOf))],
      ]),
  ].filter(part => part instanceof Node)
}

/**
 * The periods that are newer than the one that is shown and have begun: whoever looks at last month's figures sees that this month
 * is open, and how far it is.
 */
export function openPeriods(shown: Submissions, watched: readonly Submissions[]): Node[] {
  const newer = watched.filter(
    ({ form, period }) => form.code === shown.form.code && period.to > shown.period.to && Date.parse(`${period.from}T00:00:00+07:00`) <= now(),
  )
  return newer.sort((a, b) => a.period.to.localeCompare(b.period.to)).map(openPeriod)
}

function openPeriod({ form, period, counts }: Submissions): Node {
  const w = words()
  const due = Date.parse(period.due)
  const time = lasting(due - now())
  const isOverdue = now() > due && counts.received < counts.owed
  const received = form.publish === 'confirmation' ? w.released(number(counts.received)) : w.openReceived(number(counts.received), number(counts.owed))
  return h(
    'p',
    { class: 'open-period', 'data-open': period.code, 'data-state': isOverdue ? 'overdue' : 'not-due' },
    icon(isOverdue ? 'overdue' : 'late'),
    h('strong', {}, nameOf(period.name)),
    h('span', {}, `${received}; ${now() > due ? w.openOverdue(time, instant(period.due)) : w.openDue(time, instant(period.due))}`),
    h('a', { href: route({ form: form.code, period: period.code }), 'data-focus': `open-${period.code}` }, w.see),
  )
}

const newestOf = (periods: FormPeriod[], form: string) => periods.find(p => p.form === form)!

/** The periods of the chosen form; an address may name one that is not published, which then stands first. */
function ofForm(periods: FormPeriod[], chosen: FormPeriod): FormPeriod[] {
  const published = periods.filter(p => p.form === chosen.form)
  return published.some(p => entryKey(p) === entryKey(chosen)) ? published : [chosen, ...published]
}

function picker(label: string, id: string, options: [value: string, words: string, selected: boolean][]): Node {
  const select = h(
    'select',
    { id: `pick-${id}`, 'data-focus': id, 'data-test': `${id}-picker`, onchange: () => (location.hash = select.value) },
    ...options.map(([value, words, selected]) => h('option', { value, selected }, words)),
  )
  return h('div', { class: 'picker' }, h('label', { for: `pick-${id}` }, label), select)
}

import { facts, h } from '../dom'
import { day, instant } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { entryKey, route, type FormPeriod } from '../periods'
import type { State } from '../state'

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

import { chartPlace } from '../charts/place'
import { facts, h } from '../dom'
import { dataLink, day, duration, instant, number, withUnit } from '../format'
import { nameOf, text } from '../i18n'
import type { IndexEntry, Measurements } from '../model'
import { hashOf } from '../routes'
import { blank } from '../view/states'
import { strip } from './marks'
import { availabilityOf, calendar, failuresOf, gradeOf, seen, type SourceDays, type SourceRecent } from './model'
import { metric, percent, standing } from './tile'
import { words } from './words'

const length = 90
let chosenMetric: string | undefined

/** A system's own page. */
export function sourcePage(id: string, snapshot: Measurements, entry: IndexEntry | undefined, recent: SourceRecent | undefined, file: SourceDays | undefined, now: number): Node[] {
  const [w, t] = [words(), text()]
  const back = h('p', {}, h('a', { href: hashOf('measuring') }, `← ${w.back}`))
  const found = seen(snapshot, now).find(({ source }) => source.id === id)
  if (!found) return [back, blank('unknown-source', 'unknown-source', w.unknown, w.unknownHint)]
  const { source, state } = found
  const explained = source.class && w.explained[source.class]
  return [
    back,
    h(
      'section',
      { class: 'panel', 'data-source': id, 'data-state': state },
      h('p', { class: 'tile-state' }, standing(source, state), source.since && h('span', { class: 'as-of' }, w.since(instant(source.since)))),
      facts([
        [t.owner, h('a', { href: hashOf('unit', source.owner.id) }, nameOf(source.owner.name))],
        [t.sourceCode, h('code', {}, source.id)],
        [t.interval, duration(source.intervalSeconds)],
        [w.today, percent(source.availability)],
        [w.thirtyDays, percent(recent?.availability)],
        [t.lastSuccess, source.lastSuccess ? h('time', { datetime: source.lastSuccess }, instant(source.lastSuccess)) : t.neverSucceeded],
        [t.lastAttempt, source.lastAttempt && h('time', { datetime: source.lastAttempt }, instant(source.lastAttempt))],
        [t.failures, source.consecutiveFailures > 0 && number(source.consecutiveFailures)],
        [w.now, explained && explained.means],
        [w.must, explained && state !== 'healthy' && state !== 'never' && explained.must],
      ]),
      source.metrics.length > 0 && h('dl', { class: 'metrics', 'data-test': 'newest' }, ...source.metrics.map(metric)),
      entry && h('p', {}, h('a', { href: dataLink(entry.path) }, t.raw)),
    ),
    ...(file ? history(file) : [h('p', { class: 'blank' }, w.noDays)]),
  ]
}

function history(file: SourceDays): Node[] {
  const w = words()
  const days = calendar(file.days, file.through, length)
  const graded = days.map(({ day: date, known }) => {
    const share = known && availabilityOf(known)
    return { date, share, grade: gradeOf(share) }
  })
  const count = (grade: string) => graded.filter(each => each.grade === grade).length
  const told = (share: number | undefined) => (share === undefined ? w.grades.none : percent(share))
  return [
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'strip' },
      h('h2', { id: 'strip' }, w.strip),
      strip(
        graded.map(({ date, share, grade }) => ({ title: `${day(date)}: ${told(share)}`, grade, height: share })),
        w.stripAria(length - count('none'), count('good'), count('fair'), count('poor')),
      ),
      h('p', { class: 'strip-ends' }, h('span', {}, day(graded[0]!.date)), h('span', {}, day(file.through))),
      h('ul', { class: 'grades' }, ...(['good', 'fair', 'poor', 'none'] as const).map(grade => h('li', { 'data-grade': grade }, h('strong', {}, number(count(grade))), ' ', w.grades[grade]))),
      h('p', { class: 'hint' }, w.gradeHint, ' ', w.through(day(file.through))),
      dayTable(file),
    ),
    ...figures(file),
    h('section', { class: 'panel', 'aria-labelledby': 'failures' }, h('h2', { id: 'failures' }, w.failures), failures(file)),
  ]
}

function dayTable(file: SourceDays): Node {
  const w = words()
  const cell = (value: number | undefined) => h('td', {}, value === undefined ? '–' : number(value))
  const ms = (value: number | undefined) => h('td', {}, value === undefined ? '–' : w.ms(number(value)))
  return h(
    'details',
    { class: 'table' },
    h('summary', { 'data-focus': 'day-table' }, w.dayTable),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': w.dayTable },
      h(
        'table',
        { 'data-test': 'day-table' },
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.day), ...[w.availability, w.slots, w.failed, w.excused, w.median, w.slow].map(name => h('th', { scope: 'col', class: 'number' }, name)))),
        h(
          'tbody',
          {},
          ...[...file.days].reverse().map(each =>
            h(
              'tr',
              { 'data-day': each.day },
              h('th', { scope: 'row' }, day(each.day)),
              h('td', {}, percent(availabilityOf(each))),
              cell(each.due),
              cell(each.failed),
              cell(each.excused + each.notAsked),
              ms(each.median),
              ms(each.slow),
            ),
          ),
        ),
      ),
    ),
  )
}

function figures(file: SourceDays): Node[] {
  const w = words()
  const metrics = file.metrics.filter(({ code }) => file.days.some(each => each.values?.[code] !== undefined))
  if (metrics.length === 0) return []
  const body = h('div', { class: 'panel-body' })
  const select = h('select', { id: 'pick-metric', 'data-focus': 'pick-metric' }, ...metrics.map(({ code, name }) => h('option', { value: code, selected: code === chosenMetric }, nameOf(name))))
  const show = () => {
    chosenMetric = select.value
    const chosen = metrics.find(({ code }) => code === chosenMetric)!
    const points = file.days.flatMap(each => (each.values?.[chosen.code] === undefined ? [] : [{ day: each.day, value: each.values[chosen.code]! }]))
    const label = (value: number) => withUnit(number(value, Number.isInteger(value) ? 0 : 2), nameOf(chosen.unit))
    body.replaceChildren(
      h('p', { class: 'hint' }, chosen.isCounted ? w.counted : w.standing),
      chartPlace(w.trendAria(nameOf(chosen.name), points.length), 14, async place =>
        (await import('../charts/day-lines')).drawDays(place, points.map(each => each.day), [{ name: nameOf(chosen.name), values: points.map(each => each.value) }], nameOf(chosen.unit), label),
      ),
      h(
        'details',
        { class: 'table' },
        h('summary', {}, w.dayTable),
        h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': nameOf(chosen.name) },
          h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w.day), h('th', { scope: 'col', class: 'number' }, nameOf(chosen.name)))),
            h('tbody', {}, ...[...points].reverse().map(point => h('tr', {}, h('th', { scope: 'row' }, day(point.day)), h('td', {}, label(point.value))))))),
      ),
      ...(chosen.indicator ? [h('p', {}, `${w.measures} `, h('a', { href: hashOf('measuring', '~', 'chi-tieu', chosen.indicator) }, chosen.indicator))] : []),
    )
  }
  select.addEventListener('change', show)
  show()
  return [
    h('section', { class: 'panel', 'aria-labelledby': 'figures-of' }, h('h2', { id: 'figures-of' }, w.figures), h('div', { class: 'picker' }, h('label', { for: 'pick-metric' }, w.figureOf), select), body),
  ]
}

function failures(file: SourceDays): Node {
  const [w, t] = [words(), text()]
  const all = failuresOf(file.days)
  if (all.length === 0) return h('p', { class: 'hint' }, w.noFailures)
  return h(
    'ul',
    { class: 'explained' },
    ...all.map(([name, count]) =>
      h(
        'li',
        { 'data-class': name },
        h('h3', {}, (t.class as Record<string, string>)[name] ?? w.explained[name]?.means ?? name, h('small', {}, w.times(number(count)))),
        facts([[w.means, w.explained[name]?.means], [w.must, w.explained[name]?.must]]),
      ),
    ),
  )
}

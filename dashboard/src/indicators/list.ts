import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName, text } from '../i18n'
import type { Index } from '../model'
import { figureHash, hashOf } from '../routes'
import { blank } from '../view/states'
import { statusBadge } from '../view/status'
import { publishedHash } from './address'
import { stated } from './figure'
import { matches } from '../fold'
import type { Published, PublishedSeries } from './model'
import { publishedValue } from './published'
import { readSeries, type Listed, type ListedForm } from './reading'
import { sparkline } from './sparkline'
import { words } from './words'

let asked = ''

/** All indicators by form and section, found while one types, each with its newest national figure. */
export function listView(index: Index, forms: readonly ListedForm[], published: readonly Published[]): Node[] {
  const [t, w] = [text(), words()]
  const spoken = published.flatMap(group => group.series).filter(series => series.indicator)
  const rows: Found[] = []
  const hasReports = forms.some(hasFigures)
  const groups = forms.map((form, place) => formGroup(form, hasFigures(form) || (!hasReports && place === 0), spoken, index, rows))
  const count = h('p', { class: 'hint', role: 'status', 'data-test': 'found' })
  const none = h('p', { class: 'blank', hidden: true }, w.foundNone)
  const input = h('input', { type: 'search', id: 'find-indicator', value: asked, autocomplete: 'off', 'data-focus': 'find-indicator', 'data-test': 'find-indicator' })
  const find = () => {
    asked = input.value
    for (const row of rows) row.element.hidden = !matches(asked, ...row.words)
    for (const fold of groups.flatMap(group => [...group.querySelectorAll('details')])) fold.open = asked !== ''
    for (const part of [...groups.flatMap(group => [...group.querySelectorAll<HTMLElement>('.section')]), ...groups]) {
      part.hidden = !part.querySelector('.indicator:not([hidden])')
    }
    const found = rows.filter(row => !row.element.hidden).length
    count.textContent = w.found(number(found))
    none.hidden = found > 0
  }
  input.addEventListener('input', find)
  find()
  return [
    h('h1', {}, t.pages.indicators),
    h('p', { class: 'hint intro' }, w.intro),
    !hasReports && blank('no-reports', 'no-reports', w.fewReports, w.fewReportsHint),
    published.length > 0 && publishedGroups(published),
    h('div', { class: 'picker find' }, h('label', { for: 'find-indicator' }, w.search), input, count),
    none,
    ...groups,
  ].filter(part => part instanceof Node)
}

interface Found {
  readonly element: HTMLElement
  readonly words: readonly (string | undefined)[]
}

function publishedGroups(published: readonly Published[]): Node {
  const w = words()
  return h(
    'section',
    { class: 'panel published-groups', 'aria-labelledby': 'published-groups', 'data-test': 'published-groups' },
    h('h2', { id: 'published-groups' }, w.publishedTitle),
    h('p', { class: 'hint' }, w.publishedHint),
    h(
      'ul',
      { class: 'cards-list' },
      ...published.map(({ group, series }) =>
        h('li', {}, h('a', { href: publishedHash(group), 'data-focus': `group-${group}` }, w.publishedGroups[group] ?? group), h('small', {}, w.publishedCount(series.length, series.reduce((sum, each) => sum + each.figures.length, 0)))),
      ),
    ),
  )
}

function formGroup(form: ListedForm, isOpen: boolean, spoken: readonly PublishedSeries[], index: Index, rows: Found[]): HTMLElement {
  const w = words()
  const newest = form.sections[0]?.listed[0]
  const sections = form.sections.map(section =>
    h(
      'div',
      { class: 'section' },
      section.title && h('h3', {}, nameOf(section.title)),
      h('ul', { class: 'indicator-list' }, ...section.listed.map(each => row(each, spoken.find(series => series.indicator === each.indicator.code), index, rows))),
    ),
  )
  return h(
    'section',
    { class: 'panel form-group', 'data-form': form.code },
    h('h2', {}, nameOf(form.name)),
    h('p', { class: 'hint' }, [form.isDerived && w.derivedForm, newest && (newest.total || hasFigures(form) ? w.latestOf(periodName(newest.period)) : w.nothingYet)].filter(Boolean).join(' · ')),
    // What nobody has reported yet is named on request: the page is of figures.
    ...(isOpen
      ? sections
      : [h('details', { class: 'table' }, h('summary', { 'data-focus': `fold-${form.code}` }, w.asked(number(form.sections.reduce((sum, { listed }) => sum + listed.length, 0)))), ...sections)]),
  )
}

const hasFigures = (form: ListedForm) => form.sections.some(section => section.listed.some(each => each.total))

function row(listed: Listed, published: PublishedSeries | undefined, index: Index, rows: Found[]): HTMLElement {
  const [t, w] = [text(), words()]
  const { indicator, form, period, total, owed } = listed
  const line = h('span', { class: 'spark' })
  const latest = published?.figures.filter(figure => figure.block === 'nation' && !figure.isMisprint).at(-1)
  const element = h(
    'li',
    { class: 'indicator', 'data-code': indicator.code },
    h('span', { class: 'name' }, h('a', { href: total ? figureHash(indicator.code, form, period) : hashOf('indicators', indicator.code), 'data-focus': `indicator-${indicator.code}` }, nameOf(indicator.name)), h('small', {}, indicator.code)),
    line,
    h(
      'span',
      { class: 'latest' },
      total?.value != null ? stated(total.value, total.status, indicator) : h('span', { class: 'hint' }, total ? w.notAdded : t.noValue),
      total
        ? h('small', {}, t.ofUnits(number(total.units), number(owed ?? total.units), t.units), ' ', total.status !== 'official' && statusBadge(total.status))
        : latest && h('small', { title: latest.source }, `${w.publishedMark}: ${publishedValue(latest, published!)}${latest.periodName ? `, ${nameOf(latest.periodName)}` : ''}`),
    ),
  )
  rows.push({ element, words: [indicator.name.vi, indicator.name.en, indicator.code] })
  if (total) whenSeen(element, async () => line.replaceChildren(...[sparkline((await readSeries(index, form, indicator.code))?.national ?? [])].filter(each => each !== undefined)))
  return element
}

const waiting = new WeakMap<Element, () => Promise<void>>()

/** A hundred histories are not read before anyone scrolls to them. */
const observer = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue
      observer.unobserve(target)
      waiting.get(target)?.().catch(error => console.warn(error))
    }
  },
  { rootMargin: '200px' },
)

function whenSeen(element: Element, then: () => Promise<void>): void {
  waiting.set(element, then)
  observer.observe(element)
}

import { h } from '../dom'
import { figureWithUnit, instant, number } from '../format'
import { nameOf, text } from '../i18n'
import type { Submissions } from '../model'
import { headlineOrder } from '../model'
import { readIndex, readSubmissions } from '../load'
import { internalReader, mayReadInternal } from '../session/internal'
import { words } from './words'

/** So many figures say enough of what is inside. */
const shown = 4

/** What the ministry sees of a form that is public on confirmation, beside what everyone sees: read from storage, not asked of the API. */
export function insideOf(form: string, period: string): HTMLElement | undefined {
  if (!mayReadInternal('steer')) return undefined
  const place = h('div', { class: 'inside', 'data-test': 'inside' })
  void show(place, `submissions/${form}/${period}`).catch(error => console.warn(error))
  return place
}

async function show(place: HTMLElement, name: string): Promise<void> {
  const w = words()
  const reader = internalReader('steer')
  const [index, outside] = await Promise.all([reader.index(), readIndex()])
  const entry = index.entries[name]
  if (!entry) return
  const all = await reader.read<Submissions>(entry, 'submissions')
  const published = outside.entries[name]
  const released = published && (await readSubmissions(published))
  const figure = (from: Submissions | undefined, code: string) => {
    const indicator = all.indicators.find(each => each.code === code)
    const total = from?.totals[code]
    return indicator && total?.value != null ? figureWithUnit(total.value, indicator) : text().noValue
  }
  place.replaceChildren(
    h('p', {}, h('strong', {}, w.insideTitle), ' ', w.insideHint(number(all.counts.received), number(released?.counts.received ?? 0))),
    h(
      'table',
      {},
      h('caption', { class: 'visually-hidden' }, w.insideTitle),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, text().indicator), h('th', { scope: 'col', class: 'number' }, w.insideAll), h('th', { scope: 'col', class: 'number' }, w.insideReleased))),
      h(
        'tbody',
        {},
        ...headlineOrder(all)
          .slice(0, shown)
          .map(({ code, name: called }) => h('tr', {}, h('th', { scope: 'row' }, nameOf(called)), h('td', {}, figure(all, code)), h('td', {}, figure(released, code)))),
      ),
    ),
    h('p', { class: 'hint' }, `${text().asOf} ${instant(all.asOf)}`),
  )
}

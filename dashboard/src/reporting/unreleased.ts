import { h } from '../dom'
import { figureWithUnit, instant } from '../format'
import { nameOf, periodName, text } from '../i18n'
import { readIndex, readSubmissions } from '../load'
import { headlineOrder, type Submissions } from '../model'
import { internalReader, mayReadInternal } from '../session/internal'
import type { UnitName } from '../session/session'
import { words } from './words'

/** So many figures say which report it is. */
const shown = 3

/** A unit's own reports that are not public yet: read from storage, by what its session opened. */
export function createUnreleased(unit: UnitName): { readonly element: HTMLElement; read(): Promise<void> } {
  const element = h('section', { class: 'owed-group', 'data-group': 'unreleased', 'aria-labelledby': 'unreleased' })
  element.hidden = true

  async function read(): Promise<void> {
    if (!mayReadInternal(unit.id)) return
    try {
      const reader = internalReader(unit.id)
      const [inside, outside] = await Promise.all([reader.index(), readIndex()])
      const reports: Submissions[] = []
      for (const [name, entry] of Object.entries(inside.entries).filter(([name]) => name.startsWith('submissions/'))) {
        const own = await reader.read<Submissions>(entry, 'submissions')
        const sent = own.submissions.at(-1)
        const released = outside.entries[name] && (await readSubmissions(outside.entries[name]))
        if (sent && !released?.submissions?.some(({ unit: of, hash }) => of === unit.id && hash === sent.hash)) reports.push(own)
      }
      render(reports)
    } catch (error) {
      console.warn(error)
    }
  }

  function render(reports: readonly Submissions[]): void {
    const w = words()
    element.hidden = reports.length === 0
    element.replaceChildren(
      h('h2', { id: 'unreleased' }, w.unreleased),
      h('p', { class: 'hint' }, w.unreleasedHint),
      h(
        'ul',
        { class: 'owed-list' },
        ...reports.map(own => {
          const sent = own.submissions.at(-1)!
          const figures = headlineOrder(own).filter(({ code }) => sent.values[code] != null).slice(0, shown)
          return h(
            'li',
            { class: 'card', 'data-unreleased': `${own.form.code}/${own.period.code}` },
            h('h3', {}, nameOf(own.form.name), h('small', {}, periodName(own.period.code))),
            h('ul', { class: 'plain' }, ...figures.map(each => h('li', {}, `${nameOf(each.name)}: `, h('strong', {}, figureWithUnit(sent.values[each.code]!, each))))),
            h('p', { class: 'hint' }, `${text().asOf} ${instant(own.asOf)}`),
          )
        }),
      ),
    )
  }

  return { element, read }
}

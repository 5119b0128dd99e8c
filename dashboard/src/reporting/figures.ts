import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { compute } from './computed'
import { isNumeric, type Field } from './definitions'
import type { Opened } from './opening'
import type { Body, Difference } from './work'
import { placeName, placeValue } from './places'
import { words } from './words'

/** A report to be read: every figure with what follows from it, its comment and its status, then the texts. */
export function figuresOf(body: Body, opened: Opened): HTMLElement {
  const w = words()
  const full = (code: string) => {
    const written = body.values[code]
    return typeof written === 'object' ? written : written === undefined ? undefined : { value: written }
  }
  const plain = (code: string) => {
    const value = full(code)?.value
    return typeof value === 'number' ? value : undefined
  }
  const shown = ({ code, indicator }: Field) => {
    const written = full(code)?.value
    const value = typeof written === 'number' ? written : compute(indicator, each => plain(each) ?? sumOf(each), opened.yearBefore)
    if (value !== undefined) return number(value, indicator.decimals)
    if (isNumeric(indicator)) return typeof written === 'string' && written ? written : w.noFigure
    const option = indicator.options.find(each => each.code === written)
    return option ? nameOf(option.name) : (written ?? w.noFigure)
  }
  const sumOf = (code: string) => {
    const sum = opened.sections.flatMap(section => section.fields).find(field => field.code === code && field.indicator.kind === 'sum')
    return sum && compute(sum.indicator, plain, undefined)
  }
  const row = (field: Field) => {
    const value = full(field.code)
    const before = opened.before?.[field.code]
    const note = value && 'status' in value && value.status ? `${w.valueStatuses[value.status]}. ` : ''
    const comment = value && 'comment' in value ? value.comment : undefined
    const parts = value && 'parts' in value && value.parts ? Object.entries(value.parts) : []
    return h(
      'tr',
      { 'data-value': field.code },
      h(
        'th',
        { scope: 'row' },
        nameOf(field.indicator.name),
        h('small', {}, `${field.code} · ${nameOf(field.indicator.unit)}`),
        (note || comment) && h('small', { class: 'note' }, note, comment),
        parts.length > 0 && h('small', {}, parts.map(([key, part]) => `${placeName(`/values/${field.code}/parts/${key}`, opened).split(': ').at(-1)}: ${placeValue(part)}`).join('; ')),
      ),
      h('td', {}, shown(field)),
      h('td', { class: 'quiet' }, before === undefined ? w.noFigure : number(before, field.indicator.decimals)),
    )
  }
  return h(
    'div',
    { class: 'read', 'data-view': 'read' },
    ...opened.sections.map(section =>
      h(
        'section',
        {},
        h('h3', {}, nameOf(section.title)),
        section.fields.length > 0 &&
          h(
            'table',
            {},
            h('caption', { class: 'visually-hidden' }, nameOf(section.title)),
            h(
              'thead',
              {},
              h('tr', {}, h('th', { scope: 'col' }, w.indicator), h('th', { scope: 'col', class: 'number' }, w.thisPeriod), h('th', { scope: 'col', class: 'number' }, w.before)),
            ),
            h('tbody', {}, ...section.fields.map(row)),
          ),
        ...section.texts.map(text =>
          h('div', { class: 'read-text' }, h('h4', {}, nameOf(text.title)), h('p', {}, body.texts?.[text.code] ?? w.noFigure)),
        ),
      ),
    ),
    body.recommendations?.length ? h('section', {}, h('h3', {}, w.recommendations), h('ul', { class: 'plain' }, ...body.recommendations.map(({ text, to }) => h('li', {}, text, h('small', {}, ministryName(to, opened)))))) : undefined,
    body.evidence?.length ? h('section', {}, h('h3', {}, w.evidence), h('ul', { class: 'plain' }, ...body.evidence.map(({ name }) => h('li', {}, name)))) : undefined,
  )
}

export const ministryName = (id: string, { ministries }: Opened): string => {
  const found = ministries.find(each => each.id === id)
  return found ? nameOf(found.name) : id
}

/** What differs from what was sent, place by place. */
export function changesOf(differences: readonly Difference[], opened: Opened): HTMLElement {
  const w = words()
  return h(
    'ul',
    { class: 'changes' },
    ...differences.map(({ place, before, after }) =>
      h('li', { 'data-place': place }, h('span', {}, placeName(place, opened)), h('strong', {}, w.changedFrom(placeValue(before), placeValue(after)))),
    ),
  )
}

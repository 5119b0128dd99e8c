import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { compute } from './computed'
import { isNumeric, type Field } from './definitions'
import type { Opened } from './opening'
import type { Difference } from './merging'
import type { Body } from './work'
import { placeName, placeValue } from './places'
import { words } from './words'

/** What whoever reads a report has more at a place, by its code: beside its name, and below it. */
interface Margin {
  readonly beside?: (code: string) => Node | undefined
  readonly below?: (code: string) => Node | undefined
  /** Below a recommendation, by its number from 1. */
  readonly answer?: (number: number) => Node | undefined
}

/** A report to be read: every figure with what follows from it, its comment and its status, then the texts. */
export function figuresOf(body: Body, opened: Opened, { beside, below, answer }: Margin = {}): HTMLElement {
  const w = words()
  // What there is nothing of has no column.
  const earlier = [
    { label: w.before, figures: opened.before ?? {} },
    ...(opened.yearBefore ? [{ label: w.yearBeforeShort, figures: opened.yearBefore }] : []),
  ]
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
  const row = (field: Field): Node[] => {
    const value = full(field.code)
    const note = value && 'status' in value && value.status ? `${w.valueStatuses[value.status]}. ` : ''
    const comment = value && 'comment' in value ? value.comment : undefined
    const parts = value && 'parts' in value && value.parts ? Object.entries(value.parts) : []
    const more = below?.(field.code)
    const line = h(
      'tr',
      { 'data-value': field.code },
      h(
        'th',
        { scope: 'row' },
        nameOf(field.indicator.name),
        h('small', {}, `${field.code} · ${nameOf(field.indicator.unit)}`, beside?.(field.code)),
        (note || comment) && h('small', { class: 'note' }, note, comment),
        parts.length > 0 && h('small', {}, parts.map(([key, part]) => `${placeName(`/values/${field.code}/parts/${key}`, opened).split(': ').at(-1)}: ${placeValue(part)}`).join('; ')),
      ),
      h('td', { 'data-label': w.thisPeriod }, shown(field)),
      ...earlier.map(({ label, figures }) => {
        const value = figures[field.code]
        return h('td', { class: 'quiet', 'data-label': label }, value === undefined ? w.noFigure : number(value, field.indicator.decimals))
      }),
    )
    return more ? [line, h('tr', { class: 'below' }, h('td', { colspan: 2 + earlier.length }, more))] : [line]
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
              h('tr', {}, h('th', { scope: 'col' }, w.indicator), ...[w.thisPeriod, ...earlier.map(({ label }) => label)].map(each => h('th', { scope: 'col', class: 'number' }, each))),
            ),
            h('tbody', {}, ...section.fields.flatMap(row)),
          ),
        ...section.texts.map(text =>
          h('div', { class: 'read-text', 'data-value': text.code }, h('h4', {}, nameOf(text.title), h('small', {}, beside?.(text.code))), h('p', {}, body.texts?.[text.code] ?? w.noFigure), below?.(text.code)),
        ),
      ),
    ),
    body.recommendations?.length ? h('section', {}, h('h3', {}, w.recommendations), h('ul', { class: 'plain' }, ...body.recommendations.map(({ text, to }, at) => h('li', { 'data-recommendation': at + 1 }, text, h('small', {}, ministryName(to, opened)), answer?.(at + 1))))) : undefined,
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

import { h } from '../dom'
import { number } from '../format'
import { nameOf, periodName } from '../i18n'
import type { FormDefinition, Picture } from '../indicators/model'
import { available, readForms, readPicture } from '../indicators/reading'
import type { Index } from '../model'
import { hashOf } from '../routes'
import { words } from './words'

/** A form with its periods, newest first, and what is known of the newest. */
export interface ListedForm {
  readonly code: string
  readonly definition?: FormDefinition
  readonly periods: readonly { readonly period: string; readonly picture?: Picture }[]
}

/** So many periods of a form are read for the list; those before are links. */
const detailed = 3

/** What there is to write a report about, the forms with most reports first. */
export async function readList(from: Index): Promise<ListedForm[]> {
  const [all, definitions] = [available(from), await readForms(from)]
  const forms = await Promise.all(
    [...new Set(all.map(each => each.form))].map(async code => {
      // A period that nobody has begun to report has nothing to be written about, unless it is all that there is.
      const of = all.filter(each => each.form === code)
      const wanted = of.some(each => each.has) ? of.filter(each => each.has) : of.slice(0, 1)
      const periods = await Promise.all(wanted.map(async ({ period }, place) => ({ period, picture: place < detailed ? await readPicture(from, code, period) : undefined })))
      return { code, definition: definitions.filter(each => each.code === code).at(-1), periods }
    }),
  )
  return forms.sort((a, b) => weight(b) - weight(a))
}

const weight = ({ periods }: ListedForm) => (periods.some(({ picture }) => picture?.counts?.received) ? 2 : periods.some(({ picture }) => picture?.derivedFrom) ? 1 : 0)

/** Forms with what can be written of each; those that nobody has reported by share a panel. */
export function list(forms: readonly ListedForm[]): Node[] {
  const w = words()
  const bare = forms.filter(form => weight(form) === 0)
  return [
    h('p', { class: 'hint' }, w.intro),
    ...forms.filter(form => weight(form) > 0).map(formGroup),
    ...(bare.length > 0
      ? [h('section', { class: 'panel', 'aria-labelledby': 'bare' }, h('h2', { id: 'bare' }, w.bare), h('ul', { class: 'periods' }, ...bare.flatMap(({ code, periods, ...form }) => periods.map(each => h('li', { 'data-form': code }, link(code, each.period, nameIn({ code, periods, ...form })), h('small', {}, periodName(each.period)))))))]
      : []),
  ]
}

function formGroup(form: ListedForm): Node {
  const w = words()
  const { code, periods } = form
  const [recent, earlier] = [periods.slice(0, detailed), periods.slice(detailed)]
  const item = ({ period, picture }: ListedForm['periods'][number]) => h('li', {}, link(code, period), h('small', {}, standing(picture)))
  return h(
    'section',
    { class: 'panel', 'data-form': code },
    h('h2', {}, nameIn(form)),
    h('ul', { class: 'periods' }, ...recent.map(item)),
    earlier.length > 0 && h('details', { class: 'table' }, h('summary', {}, w.earlier(earlier.length)), h('ul', { class: 'periods' }, ...earlier.map(item))),
  )
}

const link = (code: string, period: string, said = periodName(period)) => h('a', { href: hashOf('documents', code, period), 'data-focus': `${code}-${period}`, 'data-test': 'document' }, said)

function nameIn({ code, definition, periods }: ListedForm): string {
  const name = periods.find(each => each.picture)?.picture?.form.name ?? definition?.name
  return name ? nameOf(name) : code
}

function standing(picture: Picture | undefined): string {
  const w = words()
  if (!picture) return ''
  if (!picture.counts) return w.derived
  return picture.counts.received > 0 ? w.received(number(picture.counts.received), number(picture.counts.owed)) : w.noReport
}

import { h } from '../dom'
import { nameOf, text } from '../i18n'
import type { Submissions } from '../model'
import { addressOf, filters, type Asked, type Order, type View } from './address'
import { words } from './words'

/** What is shown, to choose: each choice is an address of its own. */
export function controls(forms: readonly Submissions[], years: readonly string[], asked: Asked): Node[] {
  const t = text()
  const w = words()
  const now: Asked = { ...asked, form: forms[0]?.form.code, year: years[0] }
  const sorted = [...years].sort().reverse()
  const to = (change: Partial<Asked>) => addressOf({ ...now, ...change })
  return [
    h(
      'div',
      { class: 'pickers' },
      picker('form', t.form, forms.map(({ form }) => [to({ form: form.code, year: undefined }), nameOf(form.name), form.code === now.form])),
      picker('year', w.year, sorted.map(year => [to({ year }), year, year === now.year])),
      picker('filter', w.show, filters.map(filter => [to({ filter }), w.filter[filter], filter === now.filter])),
      picker('order', w.order, (['name', 'late'] as Order[]).map(order => [to({ order }), w.orders[order], order === now.order])),
      picker('view', w.view, (['grid', 'list'] as View[]).map(view => [to({ view }), w.views[view], view === now.view])),
    ),
  ]
}

function picker(id: string, label: string, options: readonly (readonly [address: string, words: string, chosen: boolean])[]): Node {
  const select = h(
    'select',
    { id: `sending-${id}`, 'data-focus': `sending-${id}`, 'data-test': `sending-${id}`, onchange: () => (location.hash = select.value) },
    ...options.map(([value, words, selected]) => h('option', { value, selected }, words)),
  )
  return h('div', { class: 'picker' }, h('label', { for: `sending-${id}` }, label), select)
}

import { isAnswerable, type Discrepancy } from '../discrepancies/discrepancy'
import { words as ofDiscrepancies } from '../discrepancies/words'
import { h } from '../dom'
import { number } from '../format'
import { nameOf } from '../i18n'
import { hashOf } from '../routes'
import { call } from '../session/api'
import type { UnitName } from '../session/session'
import { banner } from './parts'
import { words } from './words'

/** What stands above a unit's discrepancies. */
export function discrepanciesHead(unit: UnitName): Node[] {
  const w = ofDiscrepancies()
  return [
    h(
      'div',
      { class: 'report-head' },
      h('p', { class: 'eyebrow' }, h('a', { href: hashOf('reporting') }, `← ${words().back}`)),
      h('h1', { tabindex: '-1' }, w.ownTitle(nameOf(unit.name))),
      h('p', { class: 'hint' }, w.ownHint),
    ),
  ]
}

/** How many discrepancies wait for the unit's explanation. */
export async function countToExplain(unit: UnitName): Promise<number> {
  const { body } = await call<{ discrepancies: Discrepancy[] }>('GET', `discrepancies?unit=${encodeURIComponent(unit.id)}`)
  return body.discrepancies.filter(({ work }) => isAnswerable(work?.state) && work?.state !== 'answered').length
}

/** Says so on the list of what is owed. */
export const toExplain = (count: number): HTMLElement =>
  banner('warn', words().toExplain(number(count)), h('a', { class: 'button', href: hashOf('reporting', 'doi-soat'), 'data-test': 'to-explain' }, words().seeDiscrepancies))

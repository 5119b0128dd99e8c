import { h } from '../dom'
import { nameOf } from '../i18n'
import { preferences } from '../preferences'
import type { CatalogueFile } from '../published'
import { hashOf } from '../routes'
import { todays } from './lineage'
import { words } from './words'

/** Today's units by kind, where the address names none. */
export function choose(catalogue: CatalogueFile): Node {
  const w = words()
  const collator = new Intl.Collator(preferences.language)
  const kinds = Object.keys(w.kind) as (keyof typeof w.kind)[]
  const groups = kinds.map(kind => [kind, todays(catalogue).filter(unit => unit.kind === kind)] as const).filter(([, units]) => units.length > 0 && units.length < 200)
  return h(
    'div',
    { class: 'choose-unit' },
    h('p', { class: 'hint' }, w.whichHint),
    ...groups.map(([kind, units]) =>
      h(
        'section',
        {},
        h('h2', {}, w.kind[kind]),
        h('ul', {}, ...units.sort((a, b) => collator.compare(nameOf(a.name), nameOf(b.name))).map(unit => h('li', {}, h('a', { href: hashOf('unit', unit.id) }, nameOf(unit.name))))),
      ),
    ),
  )
}

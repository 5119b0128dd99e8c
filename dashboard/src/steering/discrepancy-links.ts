import { byUrgency, keyOf, type Discrepancy } from '../discrepancies/discrepancy'
import { pair, stateChip } from '../discrepancies/parts'
import { words } from '../discrepancies/words'
import { h } from '../dom'
import { nameOf } from '../i18n'
import { call } from '../session/api'

/** Where a report disagrees with what was measured; nothing where it does not, or where that could not be read. */
export async function discrepanciesOfReport(form: string, period: string, unit: string): Promise<Node[]> {
  try {
    const { body } = await call<{ discrepancies: Discrepancy[] }>('GET', `discrepancies?${new URLSearchParams({ form, period, unit })}`)
    const found = body.discrepancies.filter(each => each.unit.id === unit).sort(byUrgency)
    if (found.length === 0) return []
    return [
      h(
        'section',
        { class: 'panel', 'aria-labelledby': 'linked' },
        h('h2', { id: 'linked' }, words().linked),
        h(
          'ul',
          { class: 'rows' },
          ...found.map(each => h('li', {}, h('a', { href: `#/dieu-hanh/doi-soat/${keyOf(each)}` }, nameOf(each.name)), each.work && stateChip(each.work.state), pair(each))),
        ),
      ),
    ]
  } catch (error) {
    console.warn(error)
    return []
  }
}

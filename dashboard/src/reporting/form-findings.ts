import { h } from '../dom'
import type { Finding } from '../session/api'
import { checkAtOnce, fieldOf } from './checks'
import type { EditorContext } from './editor'
import { findingItem } from './field-row'
import type { Sheet } from './sheet'
import { words } from './words'

/** What is found in the form, each at its field: at once where it can be told here, otherwise as the server said it last. */
export interface FormFindings {
  of(code: string): Finding[]
  /** What the server said of it is of another figure than the one that stands there now. */
  outdated(code: string): void
  showAt(code: string): void
  showAll(): void
  /** What is at no field. */
  readonly general: HTMLElement
}

export function createFormFindings(context: EditorContext, sheet: () => Sheet, remarks: ReadonlyMap<string, readonly string[]>): FormFindings {
  const stale = new Set<string>()
  const general = h('div', {})

  function of(code: string): Finding[] {
    const field = sheet().rows.get(code)?.field
    const atOnce = field ? checkAtOnce(field, context.work.entries[code]) : []
    const fromServer = stale.has(code)
      ? []
      : context.findings.filter(({ place, code: what }) => fieldOf(place)?.code === code && what !== 'required-missing' && what !== 'text-missing')
    // What is said at once is about the same as the server's; the server's is the one that counts.
    const same = new Set(fromServer.map(({ code: what }) => what))
    const isAmbiguous = atOnce.some(({ code: what }) => what === 'ambiguous-number')
    return [...atOnce.filter(({ code: what }) => !same.has(what)), ...fromServer.filter(({ code: what }) => !(isAmbiguous && what === 'not-a-number'))]
  }

  const showAt = (code: string) => sheet().rows.get(code)?.show(of(code), [...(remarks.get(code) ?? [])])

  function showAll(): void {
    const w = words()
    stale.clear()
    for (const code of sheet().rows.keys()) showAt(code)
    for (const [code, box] of sheet().textBoxes) {
      box.querySelector('.findings')!.replaceChildren(
        ...(remarks.get(code) ?? []).map(remark => h('li', { 'data-level': 'remark' }, h('span', {}, h('strong', {}, `${w.remark}: `), remark))),
        ...of(code).map(findingItem),
      )
    }
    const loose = context.findings.filter(({ place }) => !fieldOf(place))
    general.replaceChildren(
      ...(loose.length > 0 ? [h('section', { class: 'panel', 'aria-labelledby': 'general' }, h('h2', { id: 'general' }, w.generalFindings), h('ul', { class: 'findings' }, ...loose.map(findingItem)))] : []),
    )
  }

  return { of, outdated: code => void stale.add(code), showAt, showAll, general }
}

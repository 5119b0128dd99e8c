import { h } from '../dom'
import { instant } from '../format'
import type { Opened } from '../reporting/opening'
import { placeName } from '../reporting/places'
import { words as ofReports } from '../reporting/words'
import { downloadReceipt } from './receipt'
import { words } from './words'

/** Everything that happened to a report, the newest first: who, why, what was remarked, until when, and each one's receipt. */
export function trail(opened: Opened, name: string): HTMLElement {
  const [w, r] = [words(), ofReports()]
  const items = [...opened.history].reverse().map((each, at) =>
    h(
      'li',
      { 'data-entry': each.kind },
      h('time', { datetime: each.received }, instant(each.received)),
      h(
        'div',
        {},
        h('strong', {}, r.entry[each.kind] ?? each.kind),
        each.kind === 'submission' && ` (${r.revisionName(each.revision).toLowerCase()})`,
        each.by && h('small', {}, w.by(each.by)),
        (each.reason || each.ruling?.note) && h('p', {}, each.reason ?? each.ruling?.note),
        each.ruling?.due && h('p', { class: 'hint' }, w.until(instant(each.ruling.due))),
        each.ruling?.remarks?.length
          ? h('ul', { class: 'plain' }, ...each.ruling.remarks.map(({ place, text }) => h('li', {}, h('strong', {}, nameOfPlace(place, opened)), `: ${text}`)))
          : undefined,
        downloadReceipt(`${name}_${opened.history.length - at}`, { sequence: each.revision, receipt: each.receipt }),
      ),
    ),
  )
  return h('section', { class: 'panel', 'aria-labelledby': 'trail' }, h('h2', { id: 'trail' }, r.history), items.length > 0 ? h('ol', { class: 'history' }, ...items) : h('p', { class: 'hint' }, w.noTrail))
}

/** A remark is on a figure, on a text or on all of it; its place is the code alone. */
function nameOfPlace(place: string, opened: Opened): string {
  if (!place) return words().wholeReport
  const isText = opened.sections.some(section => section.texts.some(({ code }) => code === place))
  return placeName(`/${isText ? 'texts' : 'values'}/${place}`, opened)
}

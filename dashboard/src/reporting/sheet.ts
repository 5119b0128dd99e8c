import { h } from '../dom'
import { nameOf } from '../i18n'
import { textField } from './extras'
import { createRow, type Row } from './field-row'
import type { Opened } from './opening'
import type { Work } from './work'
import { words } from './words'

/** A section of the form, and its line in the outline. */
export interface SheetSection {
  readonly element: HTMLElement
  readonly link: HTMLElement
  readonly count: HTMLElement
  readonly codes: readonly string[]
  readonly texts: readonly string[]
}

/** The form's rows and texts as they stand on the page, by code, section by section. */
export interface Sheet {
  readonly rows: ReadonlyMap<string, Row>
  readonly textBoxes: ReadonlyMap<string, HTMLElement>
  readonly sections: readonly SheetSection[]
}

interface SheetActions {
  work(): Work
  changed(code: string): void
  pasted(code: string, text: string): void
  move(code: string, by: 1 | -1): void
  jump(event: Event, id: string): void
}

/** Builds the form from its definition. */
export function buildSheet(opened: Opened, actions: SheetActions): Sheet {
  const rows = new Map<string, Row>()
  const textBoxes = new Map<string, HTMLElement>()
  const sections = opened.sections.map((section, index) => {
    const made = section.fields.map(field => {
      const row = createRow(field, {
        get work() {
          return actions.work()
        },
        ...(opened.before && { before: opened.before }),
        ...(opened.yearBefore && { yearBefore: opened.yearBefore }),
        changed: actions.changed,
        pasted: (code, text) => (actions.pasted(code, text), true),
        move: actions.move,
      })
      rows.set(field.code, row)
      return row.element
    })
    const texts = section.texts.map(item => {
      const box = textField(item, actions.work(), () => actions.changed(item.code))
      textBoxes.set(item.code, box)
      return box
    })
    const count = h('span', { class: 'outline-count' })
    const id = `section-${index}`
    const link = h('a', { href: '#', title: nameOf(section.title), onclick: event => actions.jump(event, id) }, h('span', {}, nameOf(section.title)), count)
    return {
      element: h(
        'section',
        { class: 'panel form-part', 'aria-labelledby': id },
        h('h2', { id, tabindex: '-1' }, nameOf(section.title)),
        made.length > 0 && headings(),
        ...made,
        ...texts,
      ),
      link,
      count,
      codes: section.fields.map(({ code }) => code),
      texts: section.texts.map(({ code }) => code),
    }
  })
  return { rows, textBoxes, sections }
}

function headings(): Node {
  const w = words()
  return h(
    'div',
    { class: 'field-head', 'aria-hidden': 'true' },
    ...[w.indicator, w.thisPeriod, w.before, w.yearBefore, ''].map(each => h('span', {}, each)),
  )
}

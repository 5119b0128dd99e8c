import { h } from '../dom'

type Content = Node | string | false

interface Column {
  readonly name: string
  /** Of words, not of figures. */
  readonly isWords?: boolean
}

interface Line {
  readonly head: Content
  /** One a column after the first. */
  readonly cells: readonly (Content | readonly Content[])[]
  readonly attributes?: Readonly<Record<string, string>>
}

/** A table whose lines are stacked on a narrow screen, each cell beside its column's name. Roles are written out, since stacked cells are no table to a browser. */
export function stackedTable(attributes: Readonly<Record<string, string>>, [first, ...columns]: readonly [Column, ...Column[]], lines: readonly Line[], caption?: string): HTMLTableElement {
  const heading = ({ name }: Column, isWords: boolean | undefined) => h('th', { scope: 'col', role: 'columnheader', class: !isWords && 'number' }, name)
  return h(
    'table',
    { ...attributes, class: 'stacked', role: 'table' },
    caption && h('caption', {}, caption),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, heading(first, true), ...columns.map(column => heading(column, column.isWords)))),
    h(
      'tbody',
      { role: 'rowgroup' },
      ...lines.map(line =>
        h(
          'tr',
          { ...line.attributes, role: 'row' },
          h('th', { scope: 'row', role: 'rowheader' }, line.head),
          ...columns.map(({ name, isWords }, place) => h('td', { role: 'cell', class: isWords && 'word', 'data-label': name }, h('span', {}, ...[line.cells[place] ?? '–'].flat()))),
        ),
      ),
    ),
  )
}

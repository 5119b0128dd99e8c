import { isComputed, type Field } from './definitions'
import { read, type Work } from './work'
import { words } from './words'

/** What became of text that was copied from a sheet. */
export interface Taken {
  readonly codes: string[]
  /** What was not taken, each with the reason. */
  readonly left: string[]
}

/**
 * Puts what was copied from a sheet into the form: two columns of code and figure, or one column from a field on. More columns
 * are taken as the template has them: the code first, the figure in the column that its heading names.
 */
export function take(text: string, work: Work, fields: readonly Field[], from: string): Taken {
  const rows = text.replace(/\r/g, '').split('\n').map(line => line.split('\t').map(cell => cell.trim()))
  while (rows.length > 0 && rows.at(-1)!.every(cell => cell === '')) rows.pop()
  const known = new Map(fields.map(field => [field.code, field]))
  const isKeyed = rows.some(row => row.length > 1)
  return isKeyed ? takePairs(rows, work, known) : takeColumn(rows.map(row => row[0] ?? ''), work, fields, from)
}

function takePairs(rows: string[][], work: Work, known: ReadonlyMap<string, Field>): Taken {
  const w = words()
  const taken: Taken = { codes: [], left: [] }
  const headings = ['gia_tri', 'value', 'giá trị', 'số liệu']
  const heading = rows.findIndex(row => row.some(cell => headings.includes(cell.toLowerCase())))
  const column = heading < 0 ? 1 : rows[heading]!.findIndex(cell => headings.includes(cell.toLowerCase()))
  rows.forEach((row, index) => {
    const [code = '', value = ''] = [row[0], row[column]]
    if (index === heading || row.every(cell => cell === '') || (known.has(code) && value === '')) return
    const field = known.get(code)
    if (row.length < 2) taken.left.push(w.codesOnly(index + 1))
    else if (!field) taken.left.push(w.notInForm(code))
    else if (isComputed(field.indicator)) taken.left.push(w.isComputed(code))
    else put(field, value, work, taken)
  })
  return taken
}

/** Row for row as the form stands on the page: a gap leaves its field as it is, and what stands beside a computed figure is not taken. */
function takeColumn(cells: string[], work: Work, fields: readonly Field[], from: string): Taken {
  const taken: Taken = { codes: [], left: [] }
  const below = fields.slice(fields.findIndex(({ code }) => code === from))
  cells.forEach((cell, index) => {
    const field = below[index]
    if (!cell) return
    if (!field) taken.left.push(words().noMoreFields(cell))
    else if (isComputed(field.indicator)) taken.left.push(words().isComputed(field.code))
    else put(field, cell, work, taken)
  })
  return taken
}

function put(field: Field, value: string, work: Work, taken: Taken): void {
  const { indicator, code } = field
  const option = indicator.options.find(each => [each.code, each.name.vi, each.name.en].includes(value))
  const entry = work.entries[code] ?? { text: '', value: null, comment: '', parts: {} }
  work.entries[code] = { ...entry, ...read(option?.code ?? value, field) }
  taken.codes.push(code)
}

/** A field of a table: what is missing is empty. */
export type Field = string | number | boolean | null | undefined

/** A table as CSV (RFC 4180) for a spreadsheet: UTF-8 with its mark, numbers as machines write them; what a spreadsheet would take for a formula is text. */
export const csvOf = (rows: readonly (readonly Field[])[]): string => `\uFEFF${rows.map(row => row.map(field).join(',')).join('\r\n')}\r\n`

function field(value: Field): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a table to the reader as a file. */
export const saveCsv = (name: string, rows: readonly (readonly Field[])[]): void => save(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }), name)

/** Hands a file to the reader. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Copies a text; where the browser does not allow it, or the page did not come over HTTPS, the promise fails. */
export const copyText = (text: string): Promise<void> => navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))

/** Rows as RFC 4180 wants them, with the mark that a spreadsheet needs to see UTF-8. */
export const csvOf = (rows: readonly (readonly (string | number | boolean | undefined)[])[]): string =>
  `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

function cell(value: string | number | boolean | undefined): string {
  const words = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}

/** A table as CSV (RFC 4180) for a spreadsheet: UTF-8 with its mark; what a spreadsheet would take for a formula is text. */
export const csvOf = (lines: readonly (readonly (string | number)[])[]): string => `\uFEFF${lines.map(line => line.map(field).join(',')).join('\r\n')}\r\n`

function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

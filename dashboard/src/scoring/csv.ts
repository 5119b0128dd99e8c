import { nameOf } from '../i18n'
import { partsOf, type Scores } from './model'
import { words } from './words'

/** The table as CSV (RFC 4180) with the mark by which spreadsheets know UTF-8; numbers as machines write them. */
export function csvOf({ card, period, units }: Scores): string {
  const w = words()
  const parts = partsOf(card)
  const rows = [
    [w.set, w.versionOf(card.version), w.period, 'id', w.unit, w.rank, w.total, w.coverage, w.unranked, ...card.pillars.map(({ name }) => nameOf(name)), ...parts.map(({ name }) => nameOf(name))],
    ...units.map(({ unit, rank, total, available, why, pillars, parts: figures }) => [
      card.code,
      card.version,
      period.code,
      unit.id,
      nameOf(unit.name),
      rank,
      total,
      available,
      why && w.why[why],
      ...card.pillars.map(({ code }) => pillars[code]?.points),
      ...parts.map(({ code }) => figures[code]?.value),
    ]),
  ]
  return `\uFEFF${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(value: string | number | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Hands a text to the reader as a file. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address))
}

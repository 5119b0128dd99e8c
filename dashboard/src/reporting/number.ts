import { preferences } from '../preferences'

/** What a written number can mean; it is none where both languages give it a meaning and these differ (docs/formats.md). */
export interface Reading {
  readonly value: number | null
  /** The two meanings, where they differ. */
  readonly ambiguous?: readonly [vietnamese: number, english: number]
  /** How many significant digits and decimals were written. */
  readonly digits: number
  readonly decimals: number
}

const none: Reading = { value: null, digits: 0, decimals: 0 }
const spaces = ' \u00a0\u2007\u2009\u202f'

/** Reads a number as the server reads a sheet's: Vietnamese `1.234.567,89`, English `1,234,567.89`, spaces between thousands. */
export function readNumber(written: string, isWhole: boolean, isPercent: boolean): Reading {
  let text = written.trim()
  if (isPercent && text.endsWith('%')) text = text.slice(0, -1).trimEnd()
  const sign = /^[-\u2212+]/.test(text) ? text[0] : ''
  if (sign) text = text.slice(1)
  let [vietnamese, english] = [plain(text, '.', ','), plain(text, ',', '.')]
  if (isWhole && vietnamese !== undefined && english !== undefined && Number(vietnamese) !== Number(english)) {
    if (text.includes('.')) english = undefined
    else vietnamese = undefined
  }
  const signed = (digits: string) => (sign === '-' || sign === '\u2212' ? -Number(digits) : Number(digits))
  if (vietnamese !== undefined && english !== undefined && Number(vietnamese) !== Number(english)) {
    return { ...none, ambiguous: [signed(vietnamese), signed(english)] }
  }
  const meant = vietnamese ?? english
  if (meant === undefined) return none
  const [whole = '', fraction = ''] = meant.split('.')
  const decimals = fraction.replace(/0+$/, '')
  const digits = `${whole}${decimals}`.replace(/^0+/, '').length
  return { value: signed(meant) || 0, digits, decimals: decimals.length }
}

/** The digits with a point, by the signs of one language; nothing where they make no number. */
function plain(text: string, thousands: string, point: string): string | undefined {
  const at = text.indexOf(point)
  const [whole, decimals] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  if ((at >= 0 && !/^\d+$/.test(decimals)) || whole.length > 40) return undefined
  if (/^\d+$/.test(whole)) return `${whole}.${decimals}`
  const kind = /\D/.exec(whole)?.[0]
  if (kind === undefined || (kind !== thousands && !spaces.includes(kind))) return undefined
  const [first = '', ...groups] = whole.split(kind)
  if (!/^[1-9]\d{0,2}$/.test(first) || !groups.every(group => /^\d{3}$/.test(group))) return undefined
  return `${first}${groups.join('')}.${decimals}`
}

const locale = () => (preferences.language === 'en' ? 'en-GB' : 'vi-VN')

export const thousandsSign = (): string => (preferences.language === 'en' ? ',' : '.')

/** A number as it stands in its field: grouped, and padded to its decimals so that it can mean one thing. */
export const shown = (value: number, decimals: number): string =>
  value.toLocaleString(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: 15 })

/** A number to be edited: without groups, which would have to be kept right by hand. */
export const editable = (value: number): string => value.toLocaleString(locale(), { maximumFractionDigits: 15, useGrouping: false })

/**
 * Keeps the thousands of a whole number apart while it is typed, as long as nothing but digits was typed: whoever writes a sign
 * of their own means something by it, which is asked for when they are done.
 */
export function regroup(input: HTMLInputElement): void {
  const sign = thousandsSign()
  const digits = input.value.replaceAll(sign, '')
  if (!/^\d+$/.test(digits) || digits.length > 15) return
  const before = digitsBefore(input.value, input.selectionStart ?? input.value.length)
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, sign)
  if (grouped === input.value) return
  input.value = grouped
  let at = 0
  for (let seen = 0; seen < before && at < grouped.length; at++) if (/\d/.test(grouped[at]!)) seen++
  input.setSelectionRange(at, at)
}

const digitsBefore = (text: string, at: number) => text.slice(0, at).replace(/\D/g, '').length

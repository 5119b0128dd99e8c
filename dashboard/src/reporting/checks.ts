import { number } from '../format'
import { nameOf } from '../i18n'
import type { Finding } from '../session/api'
import { isComputed, isNumeric, type Field } from './definitions'
import { readNumber } from './number'
import type { Entry } from './work'
import { words } from './words'

/** What can be said of a figure at once: its type and its bounds, with the server's codes. The server says the rest. */
export function checkAtOnce(field: Field, entry: Entry | undefined): Finding[] {
  const written = entry?.text.trim() ?? ''
  const { code, indicator, min, max } = field
  if (!written || isComputed(indicator)) return []
  const w = words()
  const name = nameOf(indicator.name)
  const finding = (found: string, message: string): Finding[] => [{ code: found, level: 'error', place: `/values/${code}`, message }]
  if (indicator.kind === 'words') return written.length > max ? finding('not-words', w.notWords(name, number(max))) : []
  if (!isNumeric(indicator)) return []

  const reading = readNumber(written, indicator.decimals === 0, indicator.unit.vi === '%')
  const value = entry?.value ?? reading.value
  if (value === null && reading.ambiguous) {
    const [vietnamese, english] = reading.ambiguous.map(each => each.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 }))
    return finding('ambiguous-number', w.ambiguous(written, vietnamese!, english!))
  }
  if (value === null) return finding('not-a-number', w.notANumber(name))
  if (entry?.value === reading.value && reading.decimals > indicator.decimals) {
    return finding('too-many-decimals', w.tooManyDecimals(name, nameOf(indicator.unit), indicator.decimals))
  }
  if (reading.digits > 15) return finding('too-many-digits', w.tooManyDigits(name))
  if (value < min || value > max) {
    const bound = (n: number) => number(n, Number.isInteger(n) ? 0 : indicator.decimals)
    return finding('out-of-bounds', w.outOfBounds(name, bound(min), bound(max), nameOf(indicator.unit)))
  }
  return []
}

/** A finding's field: `CP07` of `/values/CP07/parts/nam`, `kho-khan` of `/texts/kho-khan`; nothing for the whole report. */
export function fieldOf(place: string): { kind: 'value' | 'text'; code: string } | undefined {
  const [, kind, code] = place.split('/')
  if (!code) return undefined
  const plain = code.replaceAll('~1', '/').replaceAll('~0', '~')
  return kind === 'values' ? { kind: 'value', code: plain } : kind === 'texts' ? { kind: 'text', code: plain } : undefined
}

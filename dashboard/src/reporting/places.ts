import { number } from '../format'
import { nameOf } from '../i18n'
import type { Opened } from './opening'
import { fieldsOf } from './opening'
import { words } from './words'

/** What people call a place of a report: the figure's or the text's name. */
export function placeName(place: string, opened: Opened): string {
  const w = words()
  const [, kind, code = '', name, key] = place.split('/')
  if (kind === 'values') {
    const field = fieldsOf(opened).find(each => each.code === code)
    const base = field ? `${nameOf(field.indicator.name)} (${code})` : code
    if (name === 'comment') return `${base}: ${w.more.toLowerCase()}`
    if (name === 'status') return `${base}: ${w.valueStatus.toLowerCase()}`
    if (name === 'parts') {
      const part = field?.dimension?.categories.find(each => each.code === key)
      return `${base}: ${part ? nameOf(part.name) : key}`
    }
    return base
  }
  if (kind === 'texts') {
    const text = opened.sections.flatMap(section => section.texts).find(each => each.code === code)
    return text ? nameOf(text.title) : code
  }
  const others: Record<string, string> = {
    valueStatus: w.valueStatus,
    recommendations: w.recommendations,
    evidence: w.evidence,
    reason: w.reason,
  }
  return others[kind ?? ''] ?? place
}

/** What stands at a place, short enough for a line. */
export function placeValue(value: unknown): string {
  const w = words()
  if (value === undefined || value === '') return w.nothing
  if (typeof value === 'number') return value.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 15 })
  if (typeof value === 'string') {
    if (value in w.valueStatuses) return w.valueStatuses[value as keyof typeof w.valueStatuses]
    return value.length > 120 ? `${value.slice(0, 117)}…` : value
  }
  return Array.isArray(value) ? number(value.length) : JSON.stringify(value)
}

import type { Indicator, Metric } from './model'
import { nameOf, text } from './i18n'
import { preferences } from './preferences'

const locale = () => (preferences.language === 'en' ? 'en-GB' : 'vi-VN')

/** A number in the reader's locale; `decimals` both pads and cuts, so that a column of figures lines up. */
export function number(value: number, decimals = 0): string {
  const key = `${locale()} ${decimals}`
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals })))
  return format.format(value)
}

// A format costs more to make than a hundred numbers to write.
const formats = new Map<string, Intl.NumberFormat>()

export const figure = (value: number, { decimals }: Indicator): string => number(value, decimals)

/** A large number in short, at an axis: 1,2 triệu, where a Vietnamese "Tr" or "N" is known to few. */
export const compact = (value: number): string =>
  value.toLocaleString(locale(), { notation: 'compact', compactDisplay: preferences.language === 'vi' ? 'long' : 'short', maximumFractionDigits: 1 })

/** `%` stands close to its number, a word apart from it. */
export const withUnit = (figureText: string, unit: string): string => (unit === '%' ? `${figureText}%` : `${figureText} ${unit}`)

export const figureWithUnit = (value: number, indicator: Indicator): string =>
  withUnit(figure(value, indicator), nameOf(indicator.unit))

/** All digits that were measured, with their unit. */
export const exactMetric = (value: number, metric: Metric): string =>
  withUnit(value.toLocaleString(locale(), { maximumFractionDigits: 15 }), nameOf(metric.unit))

const byteUnits = ['byte', 'KB', 'MB', 'GB', 'TB', 'PB']

/** A measured value as a person says it: 23.622.320.128 byte is 22 GB (of 1024, as memory is sold). */
export function metricValue(value: number, metric: Metric): { value: string; unit: string } {
  if (metric.unit.vi.toLowerCase() !== 'byte') {
    return { value: value.toLocaleString(locale(), { maximumFractionDigits: 2 }), unit: nameOf(metric.unit) }
  }
  return bytes(value)
}

function bytes(value: number): { value: string; unit: string } {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log2(Math.abs(value) || 1) / 10)))
  const scaled = value / 1024 ** power
  return { value: scaled.toLocaleString(locale(), { maximumFractionDigits: 1 }), unit: byteUnits[power] ?? '' }
}

/** How large a file is: `12,3 KB`. */
export const fileSize = (size: number): string => Object.values(bytes(size)).join(' ')

const vietnameseTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant in Vietnamese time, dd/MM/yyyy HH:mm in both languages. */
export const instant = (value: string | number): string => vietnameseTime.format(new Date(value)).replace(', ', ' ')

/** A calendar day, `2024-12-31` as 31/12/2024. */
export const day = (value: string): string => value.split('-').reverse().join('/')

export const duration = (seconds: number): string =>
  seconds % 60 === 0 ? text().minutes(number(seconds / 60)) : text().seconds(number(seconds))

/** Where a published file is read from, relative to the page. */
export const dataLink = (path: string): string => `./data/${path}`

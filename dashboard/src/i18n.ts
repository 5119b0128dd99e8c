import type { Name } from './model'
import { preferences } from './preferences'
import { en } from './text.en'
import { vi, type Text } from './text.vi'

/** The words in the language of the reader. */
export const text = (): Text => (preferences.language === 'en' ? en : vi)

export const nameOf = (name: Name): string => name[preferences.language] || name.vi

const regions: Record<string, Name> = {
  TDMNPB: { vi: 'Trung du và miền núi phía Bắc', en: 'Northern midlands and mountains' },
  DBSH: { vi: 'Đồng bằng sông Hồng', en: 'Red River Delta' },
  BTB: { vi: 'Bắc Trung Bộ', en: 'North Central' },
  DHNTBTN: { vi: 'Duyên hải Nam Trung Bộ và Tây Nguyên', en: 'South Central Coast and Central Highlands' },
  BTBDHMT: { vi: 'Bắc Trung Bộ và Duyên hải miền Trung', en: 'North Central and Central Coast' },
  TN: { vi: 'Tây Nguyên', en: 'Central Highlands' },
  DNB: { vi: 'Đông Nam Bộ', en: 'Southeast' },
  DBSCL: { vi: 'Đồng bằng sông Cửu Long', en: 'Mekong Delta' },
}

/** North to south, as the statistical yearbook lists them; the regions before July 2025 are among them. */
export const regionOrder = Object.keys(regions)

export function regionName(code: string | undefined): string {
  const name = code && regions[code]
  return name ? nameOf(name) : text().otherRegion
}

/** What people call a period code (`2026-11`, `2026-Q4`, `2026-H2`, `2026-9M`, `2026`, `2026-W47`, `2026-11-22`). */
export function periodName(code: string): string {
  const t = text()
  const [year = '', part, day] = code.split('-')
  if (part === undefined) return t.year(year)
  if (day !== undefined) return `${day}/${part}/${year}`
  if (part === '9M') return t.nineMonths(year)
  const number = Number(part.slice(1))
  if (part.startsWith('Q')) return t.quarter(number, year)
  if (part.startsWith('H')) return t.half(number, year)
  if (part.startsWith('W')) return t.week(number, year)
  return t.month(part, year)
}

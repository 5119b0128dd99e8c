import type { Name } from '../model'
import { ApiProblem, call } from '../session/api'
import type { Dimension, FormVersion, Indicator, Ministry, PeriodOfForm, TextItem } from './answers'

export type * from './answers'

export interface Definitions {
  readonly forms: readonly FormVersion[]
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly dimensions: ReadonlyMap<string, Dimension>
  readonly ministries: readonly Ministry[]
}

/** A figure that the form asks for. */
export interface Field {
  readonly code: string
  readonly indicator: Indicator
  readonly required: boolean
  readonly min: number
  readonly max: number
  readonly dimension?: Dimension
}

export interface Section {
  readonly title: Name
  readonly fields: readonly Field[]
  readonly texts: readonly TextItem[]
}

export const isComputed = ({ kind }: Indicator): boolean => kind === 'ratio' || kind === 'sum' || kind === 'growth' || kind === 'planShare'

export const isNumeric = ({ kind }: Indicator): boolean => kind !== 'words' && kind !== 'choice'

/** What a form asks of a unit for a period, section by section; a section of which nothing is asked is left out. */
export function sectionsOf(form: FormVersion, period: PeriodOfForm, unit: string, { indicators, dimensions }: Definitions): Section[] {
  return form.outline
    .map(({ title, items, texts }) => ({
      title,
      texts,
      fields: items
        .filter(item => (!item.every || ends(period.code, item.every)) && (item.units.length === 0 || item.units.includes(unit)))
        .flatMap(item => {
          const indicator = indicators.get(item.indicator)
          if (!indicator || (indicator.validTo && indicator.validTo < period.windowFrom)) return []
          const dimension = item.dimension ? dimensions.get(item.dimension) : undefined
          const { min = indicator.min, max = indicator.max } = item
          return [{ code: indicator.code, indicator, required: item.required, min, max, ...(dimension && { dimension }) }]
        }),
    }))
    .filter(({ fields, texts }) => fields.length + texts.length > 0)
}

/** Whether a period is the last of its quarter, half or year. */
export function ends(code: string, longer: string): boolean {
  const last = lastDay(code)
  const next = new Date(last.getTime() + 24 * 3600 * 1000)
  const month = last.getUTCMonth() + 1
  if (longer === 'day') return true
  if (longer === 'week') return last.getUTCDay() === 0
  if (next.getUTCDate() !== 1) return false
  const months: Record<string, number> = { month: 1, quarter: 3, half: 6, year: 12 }
  return longer === 'nineMonths' ? month === 9 : month % (months[longer] ?? 1) === 0
}

/** The last day of a period of the calendar (`2026-11`, `2026-Q4`, `2026-H2`, `2026-9M`, `2026`, `2026-W47`, `2026-11-22`). */
function lastDay(code: string): Date {
  const [year = '', part = '', day] = code.split('-')
  const number = Number(part.replace(/\D/g, ''))
  if (day) return new Date(`${code}T00:00:00Z`)
  if (part.startsWith('W')) {
    const fourth = new Date(Date.UTC(Number(year), 0, 4))
    return new Date(fourth.getTime() + ((number - 1) * 7 + (7 - (fourth.getUTCDay() || 7))) * 24 * 3600 * 1000)
  }
  const month = part === '' ? 12 : part.startsWith('Q') ? number * 3 : part.startsWith('H') ? number * 6 : number
  return new Date(Date.UTC(Number(year), month, 0))
}

let definitions: Promise<Definitions> | undefined

/** The catalogue, read once; what could not be read is asked for again. */
export const readDefinitions = (): Promise<Definitions> =>
  (definitions ??= read().catch(error => {
    definitions = undefined
    throw error
  }))

async function read(): Promise<Definitions> {
  const [forms, indicators, units] = await Promise.all([
    call<{ forms: FormVersion[] }>('GET', 'forms'),
    call<{ indicators: Indicator[]; dimensions: Dimension[] }>('GET', 'indicators'),
    call<{ units: Ministry[] }>('GET', 'units?kind=ministry'),
  ])
  return {
    forms: forms.body.forms,
    indicators: new Map(indicators.body.indicators.map(each => [each.code, each])),
    dimensions: new Map(indicators.body.dimensions.map(each => [each.code, each])),
    ministries: units.body.units.filter(({ validTo }) => !validTo),
  }
}

/** What an address answers, or nothing where the API says that there is none. */
export async function callIfThere<T>(path: string): Promise<T | undefined> {
  try {
    return (await call<T>('GET', path)).body
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 404 || error.status === 409)) return undefined
    throw error
  }
}

import type { Index } from './model'

/** A form's period as the index and the address name it. */
export interface FormPeriod {
  readonly form: string
  readonly period: string
}

export const entryKey = ({ form, period }: FormPeriod) => `submissions/${form}/${period}`

export const route = ({ form, period }: FormPeriod) => `#/${form}/${period}`

export function parseRoute(hash: string): FormPeriod | undefined {
  const [, form, period] = /^#\/([\w.-]+)\/([\w.-]+)$/.exec(hash) ?? []
  return form && period ? { form, period } : undefined
}

/** Newest first by what the period is, never by when something arrived for it. */
export function publishedPeriods(index: Index): FormPeriod[] {
  return Object.keys(index.entries)
    .flatMap(key => {
      const [kind, form, period] = key.split('/')
      return kind === 'submissions' && form && period ? [{ form, period }] : []
    })
    .sort((a, b) => periodEnd(b.period).localeCompare(periodEnd(a.period)) || b.period.localeCompare(a.period))
}

/** The last day that a period code covers, `yyyy-MM-dd`, so that months, quarters and years sort together. */
export function periodEnd(code: string): string {
  const [year = '', part = '12', day] = code.split('-')
  if (day) return code
  const number = Number(part.replace(/\D/g, ''))
  if (part.startsWith('W')) return new Date(Date.UTC(Number(year), 0, 4 + (number - 1) * 7)).toISOString().slice(0, 10)
  const month = part.startsWith('Q') ? number * 3 : part.startsWith('H') ? number * 6 : number
  return `${year}-${String(month).padStart(2, '0')}-31`
}

import type { ValueStatus } from '../model'
import { isComputed, isNumeric, type Field, type Indicator } from './definitions'
import { readNumber, shown } from './number'

/** A figure as the clerk has it: what was typed, and what it means. */
export interface Entry {
  text: string
  value: number | null
  status?: ValueStatus
  comment: string
  parts: Record<string, { text: string; value: number | null }>
}

/** A report in the making. */
export interface Work {
  valueStatus: ValueStatus
  entries: Record<string, Entry>
  texts: Record<string, string>
  recommendations: { text: string; to: string }[]
  evidence: { name: string; hash: string }[]
  reason: string
}

export type Value = number | string
export interface FullValue {
  value: Value
  status?: ValueStatus
  comment?: string
  parts?: Record<string, Value>
}

/** A report as the API takes it. */
export interface Body {
  valueStatus?: ValueStatus
  values: Record<string, Value | FullValue>
  texts?: Record<string, string>
  recommendations?: { text: string; to: string }[]
  evidence?: { name: string; hash: string }[]
  reason?: string
}

/** What the ledger keeps of a revision (its canonical content). */
export interface Content {
  valueStatus: ValueStatus
  values: Record<string, number>
  words?: Record<string, string>
  statuses?: Record<string, ValueStatus>
  comments?: Record<string, string>
  parts?: Record<string, Record<string, number>>
  texts?: Record<string, string>
  recommendations?: { text: string; to: string }[]
  evidence?: { name: string; hash: string }[]
}

export const emptyWork = (): Work => ({ valueStatus: 'official', entries: {}, texts: {}, recommendations: [], evidence: [], reason: '' })

export const emptyEntry = (): Entry => ({ text: '', value: null, comment: '', parts: {} })

/** What is typed, as an entry of that field. */
export function read(text: string, { indicator }: Field): { text: string; value: number | null } {
  return { text, value: isNumeric(indicator) ? readNumber(text, indicator.decimals === 0, indicator.unit.vi === '%').value : null }
}

/** The report that the API is sent: nothing of what was typed is left out, right or wrong, so that nothing is lost with a browser. */
export function toBody(work: Work, fields: readonly Field[]): Body {
  const values: Body['values'] = {}
  for (const { code, indicator } of fields) {
    const entry = work.entries[code]
    if (isComputed(indicator) || !entry) continue
    const parts = Object.entries(entry.parts).filter(([, part]) => part.text.trim())
    if (!entry.text.trim() && !entry.comment.trim() && parts.length === 0) continue
    const value = entry.value ?? entry.text.trim()
    const status = entry.status && entry.status !== work.valueStatus ? entry.status : undefined
    values[code] =
      !status && !entry.comment.trim() && parts.length === 0
        ? value
        : {
            value,
            ...(status && { status }),
            ...(entry.comment.trim() && { comment: entry.comment }),
            ...(parts.length > 0 && { parts: Object.fromEntries(parts.map(([key, part]) => [key, part.value ?? part.text.trim()])) }),
          }
  }
  const texts = Object.entries(work.texts).filter(([, text]) => text.trim())
  return {
    valueStatus: work.valueStatus,
    values,
    ...(texts.length > 0 && { texts: Object.fromEntries(texts) }),
    ...(work.recommendations.some(asks => asks.text.trim()) && { recommendations: work.recommendations.filter(asks => asks.text.trim()) }),
    ...(work.evidence.length > 0 && { evidence: work.evidence }),
    ...(work.reason.trim() && { reason: work.reason }),
  }
}

export function fromBody(body: Body, indicators: ReadonlyMap<string, Indicator>): Work {
  const entry = (value: Value | undefined, indicator: Indicator | undefined) =>
    typeof value === 'number' ? { text: shown(value, indicator?.decimals ?? 0), value } : { text: value ?? '', value: null }
  return {
    valueStatus: body.valueStatus ?? 'official',
    entries: Object.fromEntries(
      Object.entries(body.values).map(([code, written]) => {
        const indicator = indicators.get(code)
        const { value, status, comment = '', parts = {} } = typeof written === 'object' ? written : ({ value: written } as FullValue)
        return [
          code,
          {
            ...entry(value, indicator),
            ...(status && { status }),
            comment,
            parts: Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, entry(part, indicator)])),
          },
        ]
      }),
    ),
    texts: { ...body.texts },
    recommendations: (body.recommendations ?? []).map(each => ({ ...each })),
    evidence: (body.evidence ?? []).map(each => ({ ...each })),
    reason: body.reason ?? '',
  }
}

/** A revision as the body that would send it again. */
export function bodyOf(content: Content): Body {
  const values: Body['values'] = {}
  for (const [code, value] of Object.entries({ ...content.values, ...content.words })) {
    const [status, comment, parts] = [content.statuses?.[code], content.comments?.[code], content.parts?.[code]]
    values[code] = status || comment || parts ? { value, ...(status && { status }), ...(comment && { comment }), ...(parts && { parts }) } : value
  }
  const { valueStatus, texts, recommendations, evidence } = content
  return {
    valueStatus,
    values,
    ...(texts && { texts }),
    ...(recommendations && { recommendations: recommendations.map(({ text, to }) => ({ text, to })) }),
    ...(evidence && { evidence: evidence.map(({ name, hash }) => ({ name, hash })) }),
  }
}

import type { Name, ValueStatus } from '../model'

/** The API's definitions (docs/openapi.json), as far as the form is built from them. */
export interface Option {
  readonly code: string
  readonly name: Name
}

export interface Indicator {
  readonly code: string
  readonly name: Name
  readonly unit: Name
  readonly kind: 'count' | 'money' | 'number' | 'ratio' | 'sum' | 'growth' | 'planShare' | 'words' | 'choice'
  readonly accumulation: 'period' | 'cumulative' | 'instant'
  readonly min: number
  readonly max: number
  readonly decimals: number
  readonly source: string
  readonly numerator?: string
  readonly denominator?: string
  readonly factor: number
  readonly terms: readonly string[]
  readonly of?: string
  readonly options: readonly Option[]
  readonly validTo?: string
}

export interface Dimension {
  readonly code: string
  readonly name: Name
  readonly categories: readonly Option[]
  /** The kind of units whose codes are the parts, where these are too many to be listed. */
  readonly units?: string
}

export interface FormItem {
  readonly indicator: string
  readonly required: boolean
  readonly every?: string
  readonly units: readonly string[]
  readonly dimension?: string
  readonly min?: number
  readonly max?: number
}

export interface TextItem {
  readonly code: string
  readonly title: Name
  readonly required: boolean
  readonly maxLength: number
}

export interface FormVersion {
  readonly code: string
  readonly version: number
  readonly name: Name
  readonly content: Name
  readonly recipient: string
  readonly publish: 'receipt' | 'confirmation'
  readonly outline: readonly { readonly title: Name; readonly items: readonly FormItem[]; readonly texts: readonly TextItem[] }[]
  readonly source: string
}

export interface PeriodOfForm {
  readonly code: string
  readonly name: Name
  readonly formVersion: number
  readonly windowFrom: string
  readonly windowTo: string
  readonly opens: string
  readonly due: string
  readonly locks?: string
}

export interface Ministry {
  readonly id: string
  readonly name: Name
  readonly validTo?: string
}

export type ObligationStatus =
  | 'notOpen'
  | 'open'
  | 'draft'
  | 'awaitingSignature'
  | 'onTime'
  | 'late'
  | 'incomplete'
  | 'overdue'
  | 'returned'
  | 'confirmed'
  | 'exempt'

export interface Obligation {
  readonly form: string
  readonly period: string
  readonly unit: { readonly id: string; readonly code: string; readonly name: Name }
  readonly status: ObligationStatus
  readonly opens: string
  readonly due: string
  readonly received?: string
  readonly revision: number
  readonly asked: number
  readonly given: number
  /** How far the unit has got with a draft; absent where there is none, and for others than the unit. */
  readonly draft?: 'draft' | 'awaitingSignature' | 'sent'
}

/** What the API answers about a report that was sent. */
export interface Submitted {
  readonly state: 'notSent' | 'submitted' | 'returned' | 'resubmitted' | 'confirmed' | 'reopened' | 'exempt' | 'locked'
  readonly revision: number
  readonly sequence: number
  readonly hash: string
  readonly received: string
  readonly due: string
  readonly onTime: boolean
  readonly complete: boolean
  readonly valueStatus: ValueStatus
  readonly values: Readonly<Record<string, number>>
  readonly receipt: string
}

export interface HistoryEntry {
  readonly kind: string
  readonly revision: number
  readonly hash: string
  readonly received: string
  readonly onTime?: boolean
  readonly by?: string
  readonly reason?: string
  readonly ruling?: { readonly base?: string; readonly recommendation?: number; readonly note?: string; readonly remarks?: readonly { place: string; text: string }[]; readonly due?: string }
  readonly receipt: string
}

import type { Body, Work } from './work'

/**
 * What this browser holds of a draft, written with every change, so that neither a closed browser nor a lost line takes it away.
 * It is synchronous, since nothing waits for a page that is being closed.
 */
export interface LocalDraft {
  readonly work: Work
  /** The draft on the server that this began from. */
  readonly base: { readonly hash?: string; readonly body: Body }
  readonly saved: string
  /** Whether the server lacks something of it. */
  readonly isDirty: boolean
}

const prefix = 'nhipso.draft.'

const keyOf = (person: string, unit: string, form: string, period: string) => `${prefix}${person}|${unit}|${form}|${period}`

export function readLocal(person: string, unit: string, form: string, period: string): LocalDraft | undefined {
  try {
    const kept = localStorage.getItem(keyOf(person, unit, form, period))
    return kept ? (JSON.parse(kept) as LocalDraft) : undefined
  } catch {
    return undefined
  }
}

/** Whether it could be kept: a browser may refuse, or be full. */
export function writeLocal(person: string, unit: string, form: string, period: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(person, unit, form, period), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function removeLocal(person: string, unit: string, form: string, period: string): void {
  try {
    localStorage.removeItem(keyOf(person, unit, form, period))
  } catch {
    // There is no storage, so nothing is in it.
  }
}

const mine = (person: string) =>
  Object.keys(localStorage).filter(key => key.startsWith(`${prefix}${person}|`) || key.startsWith(`${copies}${person}|`))

/** Whether something of a person is here alone. */
export const isUnsaved = (person: string): boolean =>
  mine(person).some(key => key.startsWith(prefix) && (JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<LocalDraft>).isDirty === true)

/** What a person worked on does not stay on a computer that others use too. */
export const forgetAll = (person: string): void => mine(person).forEach(key => localStorage.removeItem(key))

const copies = 'nhipso.copy.'

/** Keeps what was last read, for when the server is out of reach; best effort. */
export function keepCopy(person: string, name: string, value: unknown): void {
  try {
    localStorage.setItem(`${copies}${person}|${name}`, JSON.stringify({ at: new Date().toISOString(), value }))
  } catch {
    // It is a convenience.
  }
}

export function readCopy<T>(person: string, name: string): { at: string; value: T } | undefined {
  try {
    const kept = localStorage.getItem(`${copies}${person}|${name}`)
    return kept ? (JSON.parse(kept) as { at: string; value: T }) : undefined
  } catch {
    return undefined
  }
}

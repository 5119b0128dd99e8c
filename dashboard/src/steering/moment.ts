/** Moments as a form asks for them: the clock of Vietnam, whatever the computer's is. */
const zone = 7 * 3600_000

/** `2026-11-29T17:00` of Vietnam as an instant with its offset; nothing where it is no moment. */
export const fromInput = (value: string): string | undefined =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}:00+07:00`)) ? `${value}:00+07:00` : undefined

/** An instant as the form shows it. */
export const toInput = (instant: number): string => new Date(instant + zone).toISOString().slice(0, 16)

/** The end of working hours so many days from now: what is proposed as a due instant. */
export const inDays = (now: number, days: number): string => `${toInput(now + days * 24 * 3600_000).slice(0, 10)}T17:00`

import type { Submitted } from '../reporting/definitions'

export const steps = ['return', 'confirm', 'reopen', 'extend', 'exempt'] as const
export type Step = (typeof steps)[number]

/** The ministry's part of `Transitions` (domain/Ledger): what can be done with a report where it stands. The server decides. */
const allowed: Record<Submitted['state'], readonly Step[]> = {
  notSent: ['extend', 'exempt'],
  submitted: ['confirm', 'return', 'extend'],
  resubmitted: ['confirm', 'return', 'extend'],
  returned: ['extend', 'confirm'],
  reopened: ['extend', 'confirm'],
  confirmed: ['reopen'],
  locked: ['reopen', 'exempt'],
  exempt: ['reopen'],
}

/** What can be done with a report; a report that was sent is not excused from being sent. */
export const stepsFor = (state: Submitted['state'], isSent: boolean): readonly Step[] =>
  allowed[state].filter(step => step !== 'exempt' || !isSent)

/** What a step has to say: a note is asked for, a due instant, remarks at fields. */
export const asks: Record<Step, { readonly note: 'required' | 'optional'; readonly due: boolean; readonly remarks: boolean }> = {
  return: { note: 'required', due: true, remarks: true },
  confirm: { note: 'optional', due: false, remarks: false },
  reopen: { note: 'required', due: false, remarks: false },
  extend: { note: 'required', due: true, remarks: false },
  exempt: { note: 'required', due: false, remarks: false },
}

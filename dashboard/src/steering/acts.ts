import { now } from '../load'
import { nameOf, periodName } from '../i18n'
import type { Opened } from '../reporting/opening'
import { call } from '../session/api'
import { unexplainedOf } from './findings'
import { fromInput, inDays } from './moment'
import { area, moment, order } from './order'
import type { Entry } from './receipt'
import { remarksField } from './remarks'
import { asks, type Step } from './steps'
import { words } from './words'

/** Where a report is, in the API's addresses. */
export const addressOf = (form: string, period: string, unit: string): string => [form, period, unit].map(encodeURIComponent).join('/')

/** Asks what a step has to say, and takes it; nothing where it was given up. `at` is the field that a remark is on. */
export function takeStep(step: Step, opened: Opened, at?: string): Promise<Entry | undefined> {
  const w = words()
  const { obligation, submitted } = opened
  const { unit, form, period } = obligation
  const { note: isAsked, due: asksDue, remarks: asksRemarks } = asks[step]
  const note = area('note', isAsked === 'required' ? w.note : w.noteOptional, w.noteHint[step])
  const due = asksDue ? moment('due', step === 'return' ? w.sendAgainUntil : w.newDue, inDays(now(), 7), w.vietnameseTime) : undefined
  const remarks = asksRemarks ? remarksField(opened, at) : undefined
  return order({
    title: w.stepTitle[step](nameOf(unit.name), periodName(period)),
    follows: [...(step === 'confirm' ? unexplainedOf(opened) : []), ...w.follows[step]],
    fields: [...(at !== undefined && remarks ? [remarks.element, note.element] : [note.element, ...(remarks ? [remarks.element] : [])]), ...(due ? [due.element] : [])],
    yes: w.step[step],
    check: () =>
      isAsked === 'required' && !note.control.value.trim()
        ? { message: w.noteMissing, field: note.control }
        : due && !isAhead(due.control.value)
          ? { message: w.dueMissing, field: due.control }
          : undefined,
    act: async () =>
      (
        await call<Entry>('POST', `submissions/${addressOf(form, period, unit.id)}/${step}`, {
          body: {
            ...(note.control.value.trim() && { note: note.control.value.trim() }),
            ...(remarks && { remarks: remarks.read() }),
            ...(due && { due: fromInput(due.control.value) }),
          },
          ifMatch: submitted?.hash,
        })
      ).body,
  })
}

/** Answers one of the report's recommendations, by its number from 1. */
export function answerRecommendation(opened: Opened, recommendation: number): Promise<Entry | undefined> {
  const w = words()
  const { obligation, submitted } = opened
  const { unit, form, period } = obligation
  const note = area('note', w.answerText)
  return order({
    title: w.answerTitle(String(recommendation), nameOf(unit.name)),
    follows: w.answerFollows,
    fields: [note.element],
    yes: w.answer,
    check: () => (note.control.value.trim() ? undefined : { message: w.answerMissing, field: note.control }),
    act: async () =>
      (await call<Entry>('POST', `submissions/${addressOf(form, period, unit.id)}/answer`, { body: { note: note.control.value.trim(), recommendation }, ifMatch: submitted?.hash })).body,
  })
}

export const periodSteps = ['extend', 'lock', 'unlock'] as const
export type PeriodStep = (typeof periodSteps)[number]

/** The same for all units of a form and period. */
export function takePeriodStep(step: PeriodStep, form: string, formName: string, period: string): Promise<Entry | undefined> {
  const w = words()
  const note = area('note', step === 'lock' ? w.noteOptional : w.note, w.periodNoteHint)
  const due = step === 'extend' ? moment('due', w.newDue, inDays(now(), 7), w.vietnameseTime) : undefined
  return order({
    title: w.periodStepTitle[step](formName, periodName(period)),
    follows: w.periodFollows[step],
    fields: [note.element, ...(due ? [due.element] : [])],
    yes: w.periodStep[step],
    check: () =>
      step !== 'lock' && !note.control.value.trim()
        ? { message: w.noteMissing, field: note.control }
        : due && !isAhead(due.control.value)
          ? { message: w.dueMissing, field: due.control }
          : undefined,
    act: async () =>
      (
        await call<Entry>('POST', `submissions/${encodeURIComponent(form)}/${encodeURIComponent(period)}/${step}`, {
          body: { ...(note.control.value.trim() && { note: note.control.value.trim() }), ...(due && { due: fromInput(due.control.value) }) },
        })
      ).body,
  })
}

function isAhead(value: string): boolean {
  const due = fromInput(value)
  return due !== undefined && Date.parse(due) > now()
}

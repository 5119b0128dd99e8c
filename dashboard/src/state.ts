import { keptAt, now, OutdatedError, readIndex, readMeasurements, readSubmissions } from './load'
import type { Index, Measurements, Name, Submissions } from './model'
import { entryKey, parseRoute, publishedPeriods, type FormPeriod } from './periods'
import { outOfReach } from './watching'

/** What the page shows: the last good view, and how reading went since. */
export interface State {
  connection: 'loading' | 'live' | 'failed' | 'offline' | 'outdated'
  /** When the index was last read, by the server's clock. */
  checkedAt?: number
  index?: Index
  periods: FormPeriod[]
  formNames: Map<string, Name>
  chosen?: FormPeriod
  submissions?: Submissions
  submissionsFailed: boolean
  measurements?: Measurements
  measurementsFailed: boolean
}

export const state: State = {
  connection: 'loading',
  periods: [],
  formNames: new Map(),
  submissionsFailed: false,
  measurementsFailed: false,
}

/** Reads whatever the index names that is not held yet; calls `changed` as each part arrives. */
export async function refresh(changed: () => void): Promise<void> {
  try {
    state.index = await readIndex()
    state.periods = publishedPeriods(state.index)
    state.checkedAt = keptAt() ?? now()
    state.connection = keptAt() === undefined ? 'live' : outOfReach()
  } catch (error) {
    state.connection = error instanceof OutdatedError ? 'outdated' : outOfReach()
    changed()
    return
  }
  await Promise.all([refreshSubmissions(state.index, changed), refreshMeasurements(state.index)])
  changed()
  await nameForms(state.index)
  changed()
}

async function refreshSubmissions(index: Index, changed: () => void): Promise<void> {
  try {
    const chosen = parseRoute(location.hash) ?? (await defaultPeriod(index))
    if (chosen && state.chosen && entryKey(chosen) !== entryKey(state.chosen)) {
      state.submissions = undefined
      state.submissionsFailed = false
    }
    state.chosen = chosen
    const entry = chosen && index.entries[entryKey(chosen)]
    if (!state.submissions) changed()
    state.submissions = entry && (await readSubmissions(entry))
    state.submissionsFailed = false
  } catch (error) {
    reportReading(error)
    state.submissionsFailed = true
  }
}

async function refreshMeasurements(index: Index): Promise<void> {
  try {
    const entry = index.entries['measurements']
    state.measurements = entry && (await readMeasurements(entry))
    state.measurementsFailed = false
  } catch (error) {
    reportReading(error)
    state.measurementsFailed = true
  }
}

/** The latest period that has a report; before any has one, the period whose due is nearest. */
async function defaultPeriod(index: Index): Promise<FormPeriod | undefined> {
  const dues: { chosen: FormPeriod; distance: number }[] = []
  for (const chosen of publishedPeriods(index)) {
    const snapshot = await readSubmissions(index.entries[entryKey(chosen)]!)
    if (snapshot.submissions.length > 0) return chosen
    dues.push({ chosen, distance: Math.abs(Date.parse(snapshot.period.due) - now()) })
  }
  return dues.sort((a, b) => a.distance - b.distance)[0]?.chosen
}

/** A form is known by its name, which its snapshots carry: the newest of each is read for the picker. */
async function nameForms(index: Index): Promise<void> {
  const newest = new Map([...state.periods].reverse().map(chosen => [chosen.form, chosen]))
  for (const [form, chosen] of newest) {
    try {
      state.formNames.set(form, (await readSubmissions(index.entries[entryKey(chosen)]!)).form.name)
    } catch (error) {
      reportReading(error)
    }
  }
}

function reportReading(error: unknown): void {
  if (error instanceof OutdatedError) state.connection = 'outdated'
  console.warn(error)
}

import { readWatched } from './attention/read'
import type { Watched } from './attention/gather'
import { keptAt, now, OutdatedError, read, readMeasurements, readSubmissions } from './load'
import type { Index, Measurements, Name, Submissions } from './model'
import { entryKey, parseRoute, periodEnd, publishedPeriods, type FormPeriod } from './periods'
import type { Changes, PublishedGroup } from './published'

/** What the overview shows: the last good view, and how reading went since. */
export interface State {
  connection: 'loading' | 'live' | 'failed' | 'offline' | 'outdated'
  /** When the index was last read, by the server's clock. */
  checkedAt?: number
  index?: Index
  periods: FormPeriod[]
  formNames: Map<string, Name>
  chosen?: FormPeriod
  submissions?: Submissions
  /** Of what is chosen. */
  changes?: Changes
  submissionsFailed: boolean
  measurements?: Measurements
  measurementsFailed: boolean
  /** What attention is computed from, and what of it could not be read. */
  watched?: Watched
  missing: string[]
  /** What others published, read where nobody has reported. */
  published: PublishedGroup[]
}

export const state: State = {
  connection: 'loading',
  periods: [],
  formNames: new Map(),
  submissionsFailed: false,
  measurementsFailed: false,
  missing: [],
  published: [],
}

/** Reads whatever the index names that is not held yet; calls `changed` as each part arrives. */
export async function refresh(connection: State['connection'], index: Index | undefined, changed: () => void): Promise<void> {
  state.connection = connection
  if (!index) return changed()
  state.index = index
  state.periods = publishedPeriods(index)
  state.checkedAt = keptAt() ?? now()
  await Promise.all([refreshSubmissions(index, changed), refreshMeasurements(index)])
  changed()
  await Promise.all([nameForms(index), refreshWatched(index), refreshPublished(index)])
  changed()
}

async function refreshSubmissions(index: Index, changed: () => void): Promise<void> {
  try {
    const chosen = parseRoute(location.hash) ?? (await defaultPeriod(index))
    if (chosen && state.chosen && entryKey(chosen) !== entryKey(state.chosen)) {
      state.submissions = undefined
      state.changes = undefined
      state.submissionsFailed = false
    }
    state.chosen = chosen
    const entry = chosen && index.entries[entryKey(chosen)]
    if (!state.submissions) changed()
    const compared = chosen && index.entries[`changes/${chosen.form}/${chosen.period}`]
    const [submissions, changes] = await Promise.all([entry && readSubmissions(entry), compared && readChanges(compared)])
    state.submissions = submissions
    state.changes = changes
    state.submissionsFailed = false
  } catch (error) {
    reportReading(error)
    state.submissionsFailed = true
  }
}

/** Figures are shown without their changes rather than not at all. */
async function readChanges(entry: Index['entries'][string]): Promise<Changes | undefined> {
  try {
    return await read<Changes>(entry, 'changes')
  } catch (error) {
    reportReading(error)
    return undefined
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

async function refreshWatched(index: Index): Promise<void> {
  const { watched, missing } = await readWatched(index)
  if (!state.watched || !isSame(state.watched, watched)) state.watched = watched
  state.missing = missing
}

/** Files are held: what is the same file is the same object. */
function isSame(one: Watched, other: Watched): boolean {
  const parts = ({ submissions, compared, measurements }: Watched) => [...submissions, ...compared.map(({ changes }) => changes), measurements]
  const [before, after] = [parts(one), parts(other)]
  return before.length === after.length && before.every((part, i) => part === after[i])
}

async function refreshPublished(index: Index): Promise<void> {
  if (!state.submissions || state.submissions.counts.received > 0) return
  const groups = Object.keys(index.entries).filter(key => key.startsWith('published/'))
  try {
    const published = await Promise.all(groups.map(key => read<PublishedGroup>(index.entries[key]!, 'published')))
    if (published.some((group, i) => group !== state.published[i])) state.published = published
  } catch (error) {
    reportReading(error)
  }
}

/**
 * The country now: the newest period that provinces have reported and that is ripe, which is that it was due or that half have sent;
 * before that the newest that anyone has reported. Where nobody has, the period of the provinces whose due is nearest.
 */
async function defaultPeriod(index: Index): Promise<FormPeriod | undefined> {
  const all = publishedPeriods(index)
  const reported = all.filter(each => index.entries[entryKey(each)]!.sequence > 0)
  const read = await Promise.all(
    (reported.length > 0 ? newestOfEach(reported, 3) : all).map(async chosen => ({ chosen, ...(await readSubmissions(index.entries[entryKey(chosen)]!)) })),
  )
  const ofProvinces = ({ regions }: Submissions) => Number(regions !== undefined)
  const distance = ({ period }: Submissions) => Math.abs(Date.parse(period.due) - now())
  const isRipe = ({ counts, period }: Submissions) => Number(counts.received > 0 && (now() > Date.parse(period.due) || 2 * counts.received >= counts.owed))
  const newer = (a: Submissions, b: Submissions) => periodEnd(b.period.code).localeCompare(periodEnd(a.period.code))
  const some = read.filter(({ counts }) => counts.received > 0)
  if (some.length > 0) return some.sort((a, b) => ofProvinces(b) - ofProvinces(a) || isRipe(b) - isRipe(a) || newer(a, b))[0]!.chosen
  return read.sort((a, b) => ofProvinces(b) - ofProvinces(a) || distance(a) - distance(b))[0]?.chosen
}

/** The newest few periods of each form: one of them is the country now. */
function newestOfEach(periods: FormPeriod[], few: number): FormPeriod[] {
  const taken = new Map<string, number>()
  return periods.filter(({ form }) => {
    const count = (taken.get(form) ?? 0) + 1
    taken.set(form, count)
    return count <= few
  })
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

import { now, read, readMeasurements, readSubmissions } from '../load'
import type { Index, Submissions } from '../model'
import { entryKey, periodEnd, publishedPeriods, type FormPeriod } from '../periods'
import type { Changes } from '../published'
import type { Reconciliation } from '../reconciling/model'
import type { Watched } from './gather'

const dayLong = 24 * 3_600_000

/** Reads what attention is computed from. A file that cannot be read is left out and named in `missing`: nothing is said of it. */
export async function readWatched(index: Index): Promise<{ watched: Watched; missing: string[] }> {
  const missing: string[] = []
  const tried = async <T>(name: string, reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading
    } catch (error) {
      console.warn(error)
      missing.push(name)
      return undefined
    }
  }
  const warm = await Promise.all(warmPeriods(index).map(each => tried(entryKey(each), readSubmissions(index.entries[entryKey(each)]!))))
  const submissions = warm.filter(isThere)
  const compared = await Promise.all(
    newestCompared(index, submissions).map(async each => {
      const key = changesKey(each)
      const changes = await tried(key, read<Changes>(index.entries[key]!, 'changes'))
      return changes && { submissions: each, changes }
    }),
  )
  const entry = index.entries['measurements']
  const measurements = entry && (await tried('measurements', readMeasurements(entry)))
  const reconciliations = await Promise.all(
    newestReconciled(index).map(key => tried(key, read<Reconciliation>(index.entries[key]!, 'reconciliation'))),
  )
  return { watched: { submissions, compared: compared.filter(isThere), measurements, reconciliations: reconciliations.filter(isThere) }, missing }
}

/** Those that can be due soon or were due lately, judged by the days they cover: the due instant is in the file. */
export function warmPeriods(index: Index): FormPeriod[] {
  const day = (offset: number) => new Date(now() + offset * dayLong).toISOString().slice(0, 10)
  const [from, to] = [day(-100), day(45)]
  return publishedPeriods(index).filter(({ period }) => periodEnd(period) >= from && periodEnd(period) <= to)
}

/** Of each form the newest period that most have reported for, or that was due: what a few sent says nothing of the country. */
function newestCompared(index: Index, submissions: readonly Submissions[]): Submissions[] {
  const newest = new Map<string, Submissions>()
  for (const each of submissions) {
    const isRipe = now() > Date.parse(each.period.due) || 2 * each.counts.received >= each.counts.owed
    if (isRipe && !newest.has(each.form.code) && index.entries[changesKey(each)]) newest.set(each.form.code, each)
  }
  return [...newest.values()]
}

/** Of each form the newest period that was reconciled. */
function newestReconciled(index: Index): string[] {
  const newest = new Map<string, { key: string; end: string }>()
  for (const key of Object.keys(index.entries)) {
    const [kind, form, period] = key.split('/')
    if (kind !== 'reconciliation' || !form || !period) continue
    const end = periodEnd(period)
    if (end > (newest.get(form)?.end ?? '')) newest.set(form, { key, end })
  }
  return [...newest.values()].map(({ key }) => key)
}

const changesKey = ({ form, period }: Submissions) => `changes/${form.code}/${period.code}`

const isThere = <T>(value: T | undefined): value is T => value !== undefined

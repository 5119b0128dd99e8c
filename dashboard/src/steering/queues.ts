import type { Obligation, ObligationStatus } from '../reporting/definitions'

/** What is looked at: what waits for the ministry, what waits for a unit, what is done. */
export const queues = ['waiting', 'returned', 'overdue', 'confirmed'] as const
export type Queue = (typeof queues)[number]

/** As they stand in addresses. */
export const queueSlugs: Record<Queue, string> = { waiting: 'cho-xac-nhan', returned: 'da-tra-lai', overdue: 'qua-han', confirmed: 'da-xac-nhan' }

export const queueOfSlug = (slug: string | undefined): Queue => queues.find(queue => queueSlugs[queue] === slug) ?? 'waiting'

const queueOf: Partial<Record<ObligationStatus, Queue>> = {
  onTime: 'waiting',
  late: 'waiting',
  incomplete: 'waiting',
  returned: 'returned',
  overdue: 'overdue',
  confirmed: 'confirmed',
}

/** One form's reports for one period. */
export interface Group {
  readonly form: string
  readonly period: string
  readonly members: readonly Obligation[]
}

export interface Filter {
  readonly queue: Queue
  readonly form?: string | undefined
  readonly period?: string | undefined
}

const isAsked = ({ form, period }: Filter, owed: Obligation) => (!form || owed.form === form) && (!period || owed.period === period)

/** How many there are of each queue under the filter's form and period. */
export function countQueues(owed: readonly Obligation[], filter: Filter): Record<Queue, number> {
  const counts: Record<Queue, number> = { waiting: 0, returned: 0, overdue: 0, confirmed: 0 }
  for (const each of owed) {
    const queue = queueOf[each.status]
    if (queue && isAsked(filter, each)) counts[queue]++
  }
  return counts
}

/** What the filter shows, a form and period together; the one that is due next, or was last, first. */
export function groupsOf(owed: readonly Obligation[], filter: Filter): Group[] {
  const groups = new Map<string, Obligation[]>()
  for (const each of owed) {
    if (queueOf[each.status] !== filter.queue || !isAsked(filter, each)) continue
    const key = `${each.form}/${each.period}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const dueOf = (members: readonly Obligation[]) => members.map(({ due }) => due).sort().at(-1) ?? ''
  return [...groups.values()]
    .sort((a, b) => dueOf(b).localeCompare(dueOf(a)) || a[0]!.form.localeCompare(b[0]!.form))
    .map(members => ({ form: members[0]!.form, period: members[0]!.period, members }))
}

/** The forms and periods there are to choose from, the newest period first. */
export const choices = (owed: readonly Obligation[]) => ({
  forms: [...new Set(owed.map(({ form }) => form))].sort(),
  periods: [...new Set(owed.map(({ period }) => period))].sort().reverse(),
})

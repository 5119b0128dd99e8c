import type { Indicator, Submissions } from '../model'
import type { Changes } from '../published'

/**
 * What a leader sees first: what has a figure, then what has a plan or a target, a rate before the counts that it stands on, and
 * what more units gave; the form's own order otherwise.
 */
export function headlines({ indicators, totals }: Submissions, changes: Changes | undefined): Indicator[] {
  const places = new Map(
    indicators.map(({ code, kind }) => {
      const total = totals[code]
      const hasPlan = changes?.national[code]?.planShare !== undefined
      return [code, [Number(total?.value == null), Number(!hasPlan), Number(kind !== 'ratio'), -(total?.units ?? 0)]]
    }),
  )
  return [...indicators].sort((a, b) => compared(places.get(a.code)!, places.get(b.code)!))
}

function compared(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, i) => value !== other[i])
  return at < 0 ? 0 : one[at]! - other[at]!
}

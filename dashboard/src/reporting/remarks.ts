import type { Opened } from './opening'

/** What the ministry remarked when it returned the report, by place; nothing once the report was sent again. */
export function remarksOf({ history }: Opened): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const last = [...history].reverse().find(({ kind }) => kind === 'return' || kind === 'submission')
  for (const { place, text } of last?.kind === 'return' ? (last.ruling?.remarks ?? []) : []) found.set(place, [...(found.get(place) ?? []), text])
  return found
}

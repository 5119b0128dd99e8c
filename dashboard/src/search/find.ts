import { fold } from '../fold'

export type Sort = 'unit' | 'indicator' | 'page'

/** Something that can be found, by any of its names. */
export interface Entry {
  readonly sort: Sort
  readonly label: string
  /** What it is besides, such as what an old unit is now. */
  readonly hint: string
  readonly href: string
  readonly names: readonly string[]
  /** Of two that match as well, the smaller comes first. */
  readonly weight: number
}

export interface Indexed {
  readonly entry: Entry
  readonly names: readonly { readonly written: string; readonly folded: string; readonly joined: string }[]
}

export const indexed = (entries: readonly Entry[]): Indexed[] =>
  entries.map(entry => ({
    entry,
    names: entry.names.map(name => {
      const folded = fold(name)
      return { written: name.normalize('NFC').toLowerCase(), folded, joined: folded.replaceAll(' ', '') }
    }),
  }))

/** What matches, the best first; with marks typed, what is written so comes before what only sounds so. */
export function find(query: string, all: readonly Indexed[], most: number): Entry[] {
  const folded = fold(query)
  if (folded === '') return []
  const asked = { written: query.trim().normalize('NFC').toLowerCase(), folded, joined: folded.replaceAll(' ', ''), words: folded.split(' ') }
  return all
    .map(({ entry, names }) => ({ entry, score: Math.max(...names.map(name => scoreOf(name, asked))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.weight - b.entry.weight || a.entry.label.localeCompare(b.entry.label, 'vi'))
    .slice(0, most)
    .map(({ entry }) => entry)
}

interface Asked {
  readonly written: string
  readonly folded: string
  readonly joined: string
  readonly words: readonly string[]
}

function scoreOf(name: Indexed['names'][number], { written, folded, joined, words }: Asked): number {
  const asWritten = name.written.includes(written) ? 1 : 0
  if (name.folded === folded) return 10 + asWritten
  if (name.folded.startsWith(folded)) return 7 + asWritten
  const parts = name.folded.split(' ')
  if (words.every(word => parts.some(part => part.startsWith(word)))) return 4 + asWritten
  if (name.folded.includes(folded)) return 2 + asWritten
  return joined.length > 2 && name.joined.includes(joined) ? 1 : 0
}

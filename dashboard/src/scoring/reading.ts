import type { Index, IndexEntry } from '../model'
import type { State } from '../state'
import { cardKey, choose, listed, scoresKey, type Asked } from './choice'
import { historyLength, placesOf, type PastPlace } from './history'
import type { Card, CardFile, Scores, Standing } from './model'
import type { Reader } from '../reader'
import { insidePlace, publicPlace } from './place'

/** What the page shows, and what it was made of. */
export interface View {
  asked: Asked
  connection: State['connection']
  index?: Index
  /** The files that there are, with where they are read. */
  entries: Map<string, { readonly entry: IndexEntry; readonly place: Reader }>
  cards: Map<string, CardFile | Card>
  set?: string
  period?: string
  isUnknown: boolean
  scores?: Scores
  isFailed: boolean
  places?: { readonly unit: string; readonly scores: Scores; readonly list: PastPlace[] }
}

export const emptyView = (asked: Asked): View => ({ asked, connection: 'loading', entries: new Map(), cards: new Map(), isUnknown: false, isFailed: false })

export const cardIn = (file: CardFile | Card): Card => ('card' in file ? file.card : file)

export function cardShown({ scores, set, cards }: View): Card | undefined {
  const file = set === undefined ? undefined : cards.get(set)
  return scores?.card ?? (file && cardIn(file))
}

export const unitShown = ({ scores, asked }: View): Standing | undefined => scores?.units.find(({ unit }) => unit.id === asked.unit)

/** Takes over what the index says, and reads what is to be shown. */
export async function take(view: View, connection: State['connection'], index: Index | undefined, changed: () => void): Promise<void> {
  view.connection = connection
  if (index) {
    const inside = insidePlace()
    const insideIndex = await inside?.index().catch(() => undefined)
    view.index = index
    view.entries = new Map([...entriesOf(insideIndex, inside), ...entriesOf(index, publicPlace)])
  }
  await refresh(view, changed)
}

const entriesOf = (index: Index | undefined, place: Reader | undefined) =>
  place ? Object.entries(index?.entries ?? {}).map(([key, entry]) => [key, { entry, place }] as const) : []

/** Reads what is to be shown and not held yet; what was held stays where that fails. */
export async function refresh(view: View, changed: () => void): Promise<void> {
  if (!view.index) return changed()
  const { asked } = view
  const sets = listed(view.entries.keys())
  try {
    await Promise.all([...sets.keys()].map(set => readCard(view, set)))
    const ranking = new Set([...view.cards].filter(([, file]) => cardIn(file).max !== undefined).map(([code]) => code))
    const chosen = choose(view.asked, sets, ranking)
    const found = chosen.set && chosen.period && view.entries.get(scoresKey(chosen.set, chosen.period))
    const scores = found ? await found.place.read<Scores>(found.entry, 'scores') : undefined
    // Another address was opened meanwhile, and is being read for.
    if (view.asked !== asked) return
    Object.assign(view, { set: undefined, period: undefined, scores, isFailed: false }, chosen)
    if (scores && chosen.set && !view.cards.has(chosen.set)) view.cards.set(chosen.set, scores.card)
  } catch (error) {
    console.warn(error)
    view.isFailed = true
  }
  changed()
  await readHistory(view, sets, changed)
}

async function readCard(view: View, set: string): Promise<void> {
  const found = view.entries.get(cardKey(set))
  if (found) view.cards.set(set, await found.place.read<CardFile>(found.entry, 'scorecard'))
}

/** A unit's history is read when its page is looked at: a file a period. */
async function readHistory(view: View, sets: ReadonlyMap<string, readonly string[]>, changed: () => void): Promise<void> {
  const { scores, set } = view
  const standing = unitShown(view)
  if (!scores || !standing || !set || scores.card.max === undefined || (view.places?.scores === scores && view.places.unit === standing.unit.id)) return
  const periods = (sets.get(set) ?? []).filter(period => period <= scores.period.code).slice(0, historyLength)
  const named = periods.flatMap(period => view.entries.get(scoresKey(set, period)) ?? [])
  const files = await Promise.all(named.map(({ entry, place }) => place.read<Scores>(entry, 'scores'))).catch(() => [])
  if (view.scores !== scores) return
  view.places = { unit: standing.unit.id, scores, list: placesOf(files, scores, standing) }
  changed()
}

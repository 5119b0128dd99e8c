import type { Index } from '../model'
import type { State } from '../state'
import { cardKey, choose, listed, scoresKey, type Asked } from './choice'
import { historyLength, placesOf, type PastPlace } from './history'
import type { Card, CardFile, Scores, Standing } from './model'
import type { Reader } from '../reader'
import { insidePlace, insideScope, isOfUnit, publicPlace, readScores, type Found } from './place'

/** What the page shows, and what it was made of. */
export interface View {
  asked: Asked
  connection: State['connection']
  index?: Index
  /** The files that there are, with where they are read. */
  entries: Map<string, Found>
  /** Whose sets for internal use are among them. */
  scope?: string
  cards: Map<string, CardFile | Card>
  set?: string
  period?: string
  isUnknown: boolean
  scores?: Scores
  /** The scores are a signed-in unit's own, by a set for internal use. */
  isOwn: boolean
  isFailed: boolean
  /** Something has been read, or has failed to be. */
  isRead: boolean
  places?: { readonly unit: string; readonly scores: Scores; readonly list: PastPlace[] }
}

export const emptyView = (asked: Asked): View => ({ asked, connection: 'loading', entries: new Map(), cards: new Map(), isUnknown: false, isOwn: false, isFailed: false, isRead: false })

export const cardIn = (file: CardFile | Card): Card => ('card' in file ? file.card : file)

export function cardShown({ scores, set, cards }: View): Card | undefined {
  const file = set === undefined ? undefined : cards.get(set)
  return scores?.card ?? (file && cardIn(file))
}

export const unitShown = ({ scores, asked, isOwn }: View): Standing | undefined => scores?.units.find(({ unit }) => isOwn || unit.id === asked.unit)

/** Takes over what the index says, and reads what is to be shown. */
export async function take(view: View, connection: State['connection'], index: Index | undefined, changed: () => void): Promise<void> {
  view.connection = connection
  if (index) {
    const scope = (view.scope = insideScope())
    const inside = insidePlace(scope)
    const insideIndex = await inside?.index().catch(() => undefined)
    view.index = index
    // A public set comes first where none is asked for.
    view.entries = new Map([...entriesOf(index, publicPlace, false), ...entriesOf(insideIndex, inside, isOfUnit(scope))])
  }
  await refresh(view, changed)
}

const entriesOf = (index: Index | undefined, place: Reader | undefined, isOwn: boolean): (readonly [string, Found])[] =>
  place ? Object.entries(index?.entries ?? {}).filter(([key]) => key.startsWith('score')).map(([key, entry]) => [key, { entry, place, isOwn }]) : []

/** Reads what is to be shown and not held yet; what was held stays where that fails. */
export async function refresh(view: View, changed: () => void): Promise<void> {
  if (!view.index) return changed()
  const { asked } = view
  const sets = listed(view.entries.keys())
  try {
    await Promise.all([...sets].map(([set, periods]) => readCard(view, set, periods[0])))
    const ranking = new Set([...view.cards].filter(([, file]) => cardIn(file).max !== undefined).map(([code]) => code))
    const chosen = choose(view.asked, sets, ranking)
    const found = chosen.set && chosen.period && view.entries.get(scoresKey(chosen.set, chosen.period))
    const scores = found ? await readScores(found) : undefined
    // Another address was opened meanwhile, and is being read for.
    if (view.asked !== asked) return
    Object.assign(view, { set: undefined, period: undefined, scores, isOwn: found ? found.isOwn : false, isFailed: false }, chosen)
  } catch (error) {
    console.warn(error)
    view.isFailed = true
  }
  view.isRead = true
  changed()
  await readHistory(view, sets, changed)
}

/** A set for internal use has no file of its own: its scores carry it. */
async function readCard(view: View, set: string, newest: string | undefined): Promise<void> {
  const found = view.entries.get(cardKey(set))
  const scored = newest === undefined ? undefined : view.entries.get(scoresKey(set, newest))
  if (found) view.cards.set(set, await found.place.read<CardFile>(found.entry, 'scorecard'))
  else if (scored) view.cards.set(set, (await readScores(scored)).card)
}

/** A unit's history is read when its page is looked at: a file a period. */
async function readHistory(view: View, sets: ReadonlyMap<string, readonly string[]>, changed: () => void): Promise<void> {
  const { scores, set, isOwn } = view
  const standing = unitShown(view)
  if (!scores || !standing || isOwn || !set || scores.card.max === undefined || (view.places?.scores === scores && view.places.unit === standing.unit.id)) return
  const periods = (sets.get(set) ?? []).filter(period => period <= scores.period.code).slice(0, historyLength)
  const named = periods.flatMap(period => view.entries.get(scoresKey(set, period)) ?? [])
  const files = await Promise.all(named.map(readScores)).catch(() => [])
  if (view.scores !== scores) return
  view.places = { unit: standing.unit.id, scores, list: placesOf(files, scores, standing) }
  changed()
}

import type { Field } from '../files'
import { nameOf } from '../i18n'
import { partsOf, type Scores } from './model'
import { words } from './words'

/** The table of scores, a line a unit. */
export function csvRows({ card, period, units }: Scores): Field[][] {
  const w = words()
  const parts = partsOf(card)
  return [
    [w.set, w.versionOf(card.version), w.period, 'id', w.unit, w.rank, w.total, w.coverage, w.unranked, ...card.pillars.map(({ name }) => nameOf(name)), ...parts.map(({ name }) => nameOf(name))],
    ...units.map(({ unit, rank, total, available, why, pillars, parts: figures }) => [
      card.code,
      card.version,
      period.code,
      unit.id,
      nameOf(unit.name),
      rank,
      total,
      available,
      why && w.why[why],
      ...card.pillars.map(({ code }) => pillars[code]?.points),
      ...parts.map(({ code }) => figures[code]?.value),
    ]),
  ]
}

import type { CatalogueFile, NamedUnit } from '../published'

/** A unit with those that went into it and those that it went into. */
export interface Lineage {
  readonly unit: NamedUnit
  readonly predecessors: readonly NamedUnit[]
  readonly successors: readonly NamedUnit[]
  readonly parent?: NamedUnit
}

/** The unit of an id, or of a code that one has today. */
export function lineageOf({ units }: CatalogueFile, idOrCode: string): Lineage | undefined {
  const unit = units.find(({ id }) => id === idOrCode) ?? units.find(({ code, validTo }) => code === idOrCode && validTo === undefined)
  if (!unit) return undefined
  const named = (ids: readonly string[] = []) => ids.flatMap(id => units.filter(each => each.id === id))
  return {
    unit,
    predecessors: units.filter(({ successors }) => successors?.includes(unit.id)),
    successors: named(unit.successors),
    parent: named(unit.parent ? [unit.parent] : [])[0],
  }
}

/** Units that there are today, by kind and name, to choose from. */
export const todays = ({ units }: CatalogueFile): NamedUnit[] => units.filter(({ validTo }) => validTo === undefined)

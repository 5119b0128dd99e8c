import { nameOf, regionOrder } from '../i18n'
import type { UnitName } from '../model'
import { preferences } from '../preferences'

/** What belongs to units, in their regions from north to south, within a region by name; what is in no region comes last. */
export function byRegion<T>(all: readonly T[], unitOf: (each: T) => UnitName): [region: string | undefined, members: T[]][] {
  const collator = new Intl.Collator(preferences.language)
  const grouped = new Map<string | undefined, T[]>()
  for (const each of all) {
    const { region } = unitOf(each)
    const members = grouped.get(region)
    if (members) members.push(each)
    else grouped.set(region, [each])
  }
  for (const members of grouped.values()) members.sort((a, b) => collator.compare(nameOf(unitOf(a).name), nameOf(unitOf(b).name)))
  const place = (region: string | undefined) => (regionOrder.indexOf(region ?? '') + regionOrder.length + 1) % (regionOrder.length + 1)
  return [...grouped].sort(([a], [b]) => place(a) - place(b))
}

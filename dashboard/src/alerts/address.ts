import type { Item, Kind } from '../attention/item'
import { hashOf } from '../routes'

const slugs: Record<Kind, string> = { reports: 'bao-cao', plans: 'ke-hoach', systems: 'he-thong', figures: 'so-lieu', gaps: 'chenh-lech' }

/** What the page shows, as its address says: `#/canh-bao/bao-cao/vung/DBSH`, `#/canh-bao/don-vi/24`. */
export interface Asked {
  readonly kind?: Kind
  readonly region?: string
  readonly unit?: string
}

export function parse(parts: readonly string[]): Asked {
  const after = (word: string) => (parts.includes(word) ? parts[parts.indexOf(word) + 1] : undefined)
  return { kind: (Object.keys(slugs) as Kind[]).find(kind => parts[0] === slugs[kind]), region: after('vung'), unit: after('don-vi') }
}

export function addressOf({ kind, region, unit }: Asked): string {
  return hashOf('alerts', ...(kind ? [slugs[kind]] : []), ...(region ? ['vung', region] : []), ...(unit ? ['don-vi', unit] : []))
}

/** What is asked for, the kind aside: counts of the kinds are of this. */
export const isOfPlace = ({ region, unit }: Asked, item: Item): boolean => (!region || item.unit?.region === region) && (!unit || item.unit?.id === unit)

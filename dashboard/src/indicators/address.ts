import { hashOf } from '../routes'

/** What can be looked at of an indicator, by the word in the address. */
export const views = ['tong-hop', 'xu-huong', 'ban-do', 'xep-hang', 'phan-bo', 'so-sanh', 'sap-nhap', 'bang'] as const
export type View = (typeof views)[number]

/** Where the page stands. */
export type Address =
  | { readonly kind: 'list' }
  | { readonly kind: 'published'; readonly group: string }
  | IndicatorAddress

export interface IndicatorAddress {
  readonly kind: 'indicator'
  readonly code: string
  /** The newest with a figure where the address names none. */
  readonly form?: string
  readonly period?: string
  /** The ids of the units looked at; at most four. */
  readonly units: readonly string[]
  /** The regions whose lines are drawn. */
  readonly regions: readonly string[]
  readonly view: View
  /** Units as they were when they reported, not as they are since the mergers. */
  readonly asReported: boolean
}

/** No more lines than can be told apart. */
export const mostUnits = 4

const publishedSlug = 'cong-bo'
const regionPrefix = 'vung-'
const asReportedSlug = 'nhu-bao-cao'

/** `cong-bo/{group}`, or `{code}/{form}/{period}/{unit,unit…}/{view}/nhu-bao-cao`, each part from the second on optional. */
export function parseAddress(parts: readonly string[]): Address {
  const [first, form, period, chosen = '', view, shape] = parts
  if (!first) return { kind: 'list' }
  if (first === publishedSlug && form) return { kind: 'published', group: form }
  const names = chosen.split(',').filter(name => name && name !== '-')
  return {
    kind: 'indicator',
    code: first,
    form,
    period,
    units: names.filter(name => !name.startsWith(regionPrefix)).slice(0, mostUnits),
    regions: names.filter(name => name.startsWith(regionPrefix)).map(name => name.slice(regionPrefix.length)),
    view: views.find(each => each === view) ?? 'tong-hop',
    asReported: shape === asReportedSlug,
  }
}

/** The address of what is looked at, with something else chosen; a single figure's is `figureHash`. */
export function addressOf(at: IndicatorAddress, changed: Partial<IndicatorAddress> = {}): string {
  const { code, form, period, units, regions, view, asReported } = { ...at, ...changed }
  if (!form || !period) return hashOf('indicators', code)
  const names = [...units, ...regions.map(region => regionPrefix + region)].join(',')
  const rest = asReported ? [names || '-', view, asReportedSlug] : view !== 'tong-hop' ? [names || '-', view] : names ? [names] : []
  return hashOf('indicators', code, form, period, ...rest)
}

export const publishedHash = (group: string): string => hashOf('indicators', publishedSlug, group)

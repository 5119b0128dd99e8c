import { hashOf } from '../routes'

export const filters = ['all', 'late', 'overdue', 'unsent', 'incomplete'] as const
export type Filter = (typeof filters)[number]
export type Order = 'name' | 'late'
export type View = 'grid' | 'list'

const filterSlugs: Record<Filter, string> = { all: 'tat-ca', late: 'gui-tre', overdue: 'qua-han', unsent: 'chua-gui', incomplete: 'thieu-so-lieu' }
const orderSlugs: Record<Order, string> = { name: 'theo-ten', late: 'theo-muc-tre' }
const viewSlugs: Record<View, string> = { grid: 'luoi', list: 'danh-sach' }

/** What the page shows, as its address says: `#/gui-bao-cao/cds-thang/2026/qua-han/theo-muc-tre`. What is not said has its default. */
export interface Asked {
  readonly form?: string
  readonly year?: string
  readonly filter: Filter
  readonly order: Order
  /** Where none is said, the window's width decides. */
  readonly view?: View
}

export function parse([form, year, ...wishes]: readonly string[]): Asked {
  const find = <K extends string>(slugs: Record<K, string>) => (Object.keys(slugs) as K[]).find(key => wishes.includes(slugs[key]))
  return { form, year, filter: find(filterSlugs) ?? 'all', order: find(orderSlugs) ?? 'name', view: find(viewSlugs) }
}

export function addressOf({ form, year, filter, order, view }: Asked): string {
  const wishes = [filter !== 'all' && filterSlugs[filter], order !== 'name' && orderSlugs[order], view && viewSlugs[view]]
  return hashOf('sending', ...[form, year, ...wishes].filter(part => typeof part === 'string'))
}

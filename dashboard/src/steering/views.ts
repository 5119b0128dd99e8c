import { createDiscrepancies } from '../discrepancies/list'
import type { WorkState } from '../discrepancies/discrepancy'
import { createDiscrepancy } from '../discrepancies/one'
import type { Shell } from '../page'
import type { View } from '../reporting/view'
import { hashOf } from '../routes'
import type { Role } from '../session/session'
import { createKeys } from './keys'
import { createOne } from './one'
import { createOutages } from './outages'
import { queueOfSlug } from './queues'
import { createSourceEditor } from './source-editor'
import { createSources } from './sources'
import { createWorkList } from './work-list'

export type Tab = 'work' | 'discrepancies' | 'outages' | 'sources' | 'keys'

/** Whose work each part is, in the order of the menu, and where it is. */
const tabs: readonly { readonly tab: Tab; readonly slug: string; readonly roles: readonly Role[] }[] = [
  { tab: 'work', slug: '', roles: ['steer'] },
  { tab: 'discrepancies', slug: 'doi-soat', roles: ['steer'] },
  { tab: 'sources', slug: 'ket-noi', roles: ['admin'] },
  { tab: 'keys', slug: 'khoa', roles: ['admin'] },
  { tab: 'outages', slug: 'gian-doan', roles: ['steer', 'admin'] },
]

/** The part that an address is of; without a word of its own it is the work list. */
export const tabOf = ([first]: readonly string[]): Tab => tabs.find(({ slug }) => slug !== '' && slug === first)?.tab ?? 'work'

export const slugOf = (tab: Tab): string => tabs.find(each => each.tab === tab)!.slug

/** A report, a discrepancy and a source have a heading of their own. */
export const hasOwnHeading = ([first, ...rest]: readonly string[]): boolean => rest.length >= ({ 'bao-cao': 3, 'doi-soat': 4, 'ket-noi': 1 }[first ?? ''] ?? Infinity)

/** What a person may open. */
export const tabsFor = (roles: readonly Role[]): Tab[] => tabs.filter(each => each.roles.some(role => roles.includes(role))).map(({ tab }) => tab)

/** What stands at an address of the page. */
export function viewOf(parts: readonly string[], shell: Shell): View {
  const [, a, b, c, d] = parts
  switch (tabOf(parts)) {
    case 'discrepancies':
      return a && b && c && d
        ? createDiscrepancy('ministry', [a, b, c, d], hashOf('steering', 'doi-soat'), shell.announce)
        : createDiscrepancies({
            head: () => [],
            state: (a && a !== '-' ? a : undefined) as WorkState | undefined,
            period: b,
            addressOf: key => `${hashOf('steering', 'doi-soat')}/${key}`,
            addressOfState: state => hashOf('steering', 'doi-soat', ...(state || b ? [state ?? '-'] : []), ...(b ? [b] : [])),
          })
    case 'sources':
      return a ? createSourceEditor(a === 'moi' ? undefined : a, shell.announce) : createSources(shell.announce)
    case 'keys':
      return createKeys(shell.announce)
    case 'outages':
      return createOutages(shell.announce)
    default:
      return parts[0] === 'bao-cao' && a && b && c
        ? createOne(a, b, c, shell.announce)
        : createWorkList({ queue: queueOfSlug(parts[0]), form: a === '-' ? undefined : a, period: b })
  }
}

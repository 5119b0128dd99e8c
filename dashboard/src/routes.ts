/** Addresses within the site: the hash, since the site may lie in any folder of a storage account. */
const slugs = {
  sending: 'gui-bao-cao',
  unit: 'don-vi',
  indicators: 'chi-tieu',
  measuring: 'do-truc-tuyen',
  reconciling: 'doi-soat',
  scoring: 'xep-hang',
  alerts: 'canh-bao',
  documents: 'bao-cao',
  openData: 'du-lieu-mo',
  reporting: 'lap-bao-cao',
  steering: 'dieu-hanh',
} as const

export type PageName = 'overview' | keyof typeof slugs

/** What everyone may open, in the order of the menu; a unit's page is reached from wherever its name stands. */
export const publicPages: readonly PageName[] = [
  'overview',
  'sending',
  'indicators',
  'measuring',
  'reconciling',
  'scoring',
  'alerts',
  'documents',
  'openData',
]

/** What needs a sign-in. */
export const workPages: readonly PageName[] = ['reporting', 'steering']

export interface Route {
  readonly page: PageName
  /** What follows the page's own word: `#/lap-bao-cao/cds-thang/2026-11` has two parts. */
  readonly parts: readonly string[]
}

/** Anything that is no page's word is the overview's, which has had `#/{form}/{period}` from the beginning. */
export function parseHash(hash: string): Route {
  const parts = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decode)
  const page = (Object.keys(slugs) as (keyof typeof slugs)[]).find(name => slugs[name] === parts[0])
  return page ? { page, parts: parts.slice(1) } : { page: 'overview', parts }
}

export function hashOf(page: PageName, ...parts: string[]): string {
  return `#/${[...(page === 'overview' ? [] : [slugs[page]]), ...parts.map(encodeURIComponent)].join('/')}`
}

/** Where a single figure is looked at with all that is known of where it comes from; without a unit the country's. */
export const figureHash = (indicator: string, form: string, period: string, unit?: string): string =>
  hashOf('indicators', indicator, form, period, ...(unit ? [unit] : []))

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

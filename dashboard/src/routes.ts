/** Addresses within the site: the hash, since the site may lie in any folder of a storage account. */
export type PageName = 'overview' | 'reporting'

export interface Route {
  readonly page: PageName
  /** What follows the page's own word: `#/lap-bao-cao/cds-thang/2026-11` has two parts. */
  readonly parts: readonly string[]
}

const slugs: Record<string, PageName> = { 'lap-bao-cao': 'reporting' }

/** Anything that is no page's word is the overview's, which has had `#/{form}/{period}` from the beginning. */
export function parseHash(hash: string): Route {
  const parts = hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decode)
  const page = slugs[parts[0] ?? '']
  return page ? { page, parts: parts.slice(1) } : { page: 'overview', parts }
}

export function hashOf(page: PageName, ...parts: string[]): string {
  const slug = Object.keys(slugs).find(key => slugs[key] === page)
  return `#/${[...(slug ? [slug] : []), ...parts.map(encodeURIComponent)].join('/')}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** How a request is answered; nothing where it is none of the worker's business. */
export type Kind = 'page' | 'part' | 'current' | 'data'

/**
 * What a request below the site's folder is for. An answer of the API, another origin's file, or an address with a query (a
 * signature that opens internal snapshots is one) is never touched.
 */
export function kindOf(address: string, scope: string): Kind | undefined {
  if (!address.startsWith(scope) || address.includes('?')) return undefined
  const path = address.slice(scope.length).split('#')[0]!
  if (path === '' || path === 'index.html') return 'page'
  if (path.startsWith('assets/')) return 'part'
  if (path === 'icon.svg' || path === 'config.json' || path === 'data/index.json' || path === 'data/catalogue.json') return 'current'
  return path.startsWith('data/') && path.endsWith('.json') ? 'data' : undefined
}

/** Says of an answer that it was kept, and when; the page (load.ts) then says so too. */
export const keptHeader = 'x-nhipso-kept'

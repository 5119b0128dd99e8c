/** What whoever deployed the site wrote into `config.json` beside it. Without an API and an issuer there are the public pages alone. */
export interface SiteConfig {
  /** Where the API is, to `/api/v1/`. */
  readonly api: string
  /** Who signs people in: an issuer of OpenID Connect. */
  readonly issuer: string
  /** As whom the site asks it: a public client. */
  readonly clientId: string
  /** What is asked for; an issuer such as Entra ID needs the API's own scope here. */
  readonly scope: string
}

const usualScope = 'openid profile offline_access'

let reading: Promise<SiteConfig | undefined> | undefined

/** The settings; nothing where the site has public pages alone. Where it could not be read it is asked for again. */
export const readConfig = (): Promise<SiteConfig | undefined> =>
  (reading ??= read().catch(error => {
    reading = undefined
    throw error
  }))

async function read(): Promise<SiteConfig | undefined> {
  const response = await fetch('./config.json', { cache: 'no-cache', signal: AbortSignal.timeout(10_000) })
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  const { api, issuer, clientId, scope } = (await response.json()) as Partial<SiteConfig>
  if (!api || !issuer || !clientId) return undefined
  return { api: api.endsWith('/') ? api : `${api}/`, issuer, clientId, scope: scope || usualScope }
}

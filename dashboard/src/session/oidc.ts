import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts'
import type { SiteConfig } from '../config'

/** The sign-in: authorization code with PKCE, a public client. Tokens live as long as the tab, in its session storage. */
export interface SignIn {
  /** Leaves the page; it comes back with the route that it was left at. */
  begin(route: string): Promise<void>
  /** Ends what `begin` began; answers the route to go on at. */
  complete(address: string): Promise<string>
  /** A token that has not expired; renewed without leaving the page where the issuer allows it. */
  token(): Promise<string | undefined>
  /** Asks for another token because this one is not believed any more. */
  renew(): Promise<string | undefined>
  person(): Promise<string | undefined>
  end(): Promise<void>
}

export function createSignIn(config: SiteConfig): SignIn {
  const store = new WebStorageStateStore({ store: sessionStorage, prefix: 'nhipso.oidc.' })
  const here = location.origin + location.pathname
  const manager = new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    scope: config.scope,
    redirect_uri: here,
    post_logout_redirect_uri: here,
    response_type: 'code',
    // In the fragment a code reaches no server's log but the issuer's.
    response_mode: 'fragment',
    userStore: store,
    stateStore: store,
    // Renewed when it is needed, with the refresh token: no frame, which the page's policy forbids.
    automaticSilentRenew: false,
    monitorSession: false,
  })
  let renewing: Promise<User | null> | undefined
  const renewOnce = () => (renewing ??= renew(manager).finally(() => (renewing = undefined)))
  return {
    begin: async route => manager.signinRedirect({ state: route }),
    complete: async address => {
      const user = await manager.signinRedirectCallback(address)
      return typeof user.state === 'string' ? user.state : '#/'
    },
    token: async () => {
      const user = await manager.getUser()
      if (user && (user.expires_in ?? Infinity) > 30) return user.access_token
      return user ? (await renewOnce())?.access_token : undefined
    },
    renew: async () => (await renewOnce())?.access_token,
    person: async () => {
      const { name, preferred_username, sub } = (await manager.getUser())?.profile ?? {}
      return name ?? preferred_username ?? sub
    },
    end: async () => {
      const end = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined)
      // Before, so that no token is in the address: the issuer knows the browser by its own cookie.
      await manager.removeUser()
      if (end) await manager.signoutRedirect()
    },
  }
}

/** Without a refresh token, or with one that has ended, there is nobody; while the line is lost it is not known. */
async function renew(manager: UserManager): Promise<User | null> {
  const user = await manager.getUser()
  if (!user?.refresh_token) return null
  try {
    return await manager.signinSilent()
  } catch (error) {
    if (error instanceof Error && error.name === 'ErrorResponse') return null
    throw error
  }
}

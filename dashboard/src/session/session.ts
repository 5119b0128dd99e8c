import { readConfig, type SiteConfig } from '../config'
import type { Name } from '../model'
import { hashOf } from '../routes'
import { call, ApiProblem, SignedOutError } from './api'
import { forgetLinks, keepLinks, type InternalLink } from './internal'
import type { SignIn } from './oidc'

export type Role = 'enter' | 'sign' | 'read' | 'steer' | 'admin'

export interface UnitName {
  readonly id: string
  readonly code: string
  readonly name: Name
}

/** Who has signed in, and what follows from it. */
export interface Person {
  readonly person: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly unit?: UnitName
}

/**
 * `unavailable` where the site has no sign-in; `none` before one; `signing` while it is looked up; `unknown` when the server
 * cannot be asked; `expired` when the sign-in ended under someone's hands; `forbidden` when the person may do nothing here.
 */
export type SessionState = 'unavailable' | 'none' | 'signing' | 'in' | 'unknown' | 'expired' | 'forbidden'

export const session: { state: SessionState; config?: SiteConfig; who?: Person; failed?: string } = { state: 'signing' }

let signIn: Promise<SignIn> | undefined
let changed = () => {}

const mark = 'nhipso.signed-in'

/** Reads the settings, ends a sign-in that is on its way back, and finds out who is there. */
export async function startSession(listener: () => void): Promise<void> {
  changed = listener
  const address = location.href
  const isReturn = /^#(.*&)?(code|error)=/.test(location.hash)
  try {
    session.config = await readConfig()
  } catch (error) {
    console.warn(error)
    session.who = remembered()
    return set('unknown')
  }
  if (!session.config) return set('unavailable')
  if (isReturn) await complete(address)
  else if (sessionStorage.getItem(mark)) await lookUp()
  else set('none')
}

export async function begin(route = location.hash || hashOf('overview')): Promise<void> {
  set('signing')
  try {
    await (await client()).begin(route)
  } catch (error) {
    console.warn(error)
    session.failed = 'unreachable'
    set('none')
  }
}

let stopWork = () => {}

/** What a page does before a person's work is removed from this browser. */
export const beforeEnd = (stop: () => void): void => void (stopWork = stop)

export async function end(): Promise<void> {
  const { mayLeave, forgetAll } = await import('../reporting/leaving')
  const name = session.who?.name
  if (name && !(await mayLeave(name))) return
  stopWork()
  if (name) forgetAll(name)
  sessionStorage.removeItem(mark)
  session.who = undefined
  forgetLinks()
  forget()
  try {
    // Leaves the page where the issuer ends its own session as well.
    await (await client()).end()
    set('none')
  } catch (error) {
    console.warn(error)
    set('none')
  }
}

/** The token for a request; none when nobody is there. */
export async function token(renew = false): Promise<string | undefined> {
  const found = await client()
  return renew ? found.renew() : found.token()
}

/** The sign-in has ended: what was begun stays, and can be gone on with after another one. */
export function expire(): void {
  if (session.state === 'in') set('expired')
}

/** Who the person is and what they may do; asked again when the line is back. */
export async function lookUp(): Promise<void> {
  if (!session.config) return startSession(changed)
  // Whoever works here already is not interrupted.
  if (!session.who) set('signing')
  try {
    const person = (await (await client()).person()) ?? ''
    // What opens internal snapshots is no part of the person: it is remembered nowhere.
    const { internal, ...found } = await ask()
    keepLinks(internal ?? [], async () => (await ask()).internal ?? [])
    session.who = { ...found, person }
    remember(session.who)
    set('in')
  } catch (error) {
    if (error instanceof SignedOutError) {
      sessionStorage.removeItem(mark)
      set('none')
    } else if (error instanceof ApiProblem && error.status === 403) {
      set('forbidden')
    } else {
      console.warn(error)
      session.who = remembered()
      set('unknown')
    }
  }
}

const ask = async () => (await call<Omit<Person, 'person'> & { internal?: readonly InternalLink[] }>('POST', 'session')).body

async function complete(address: string): Promise<void> {
  try {
    const route = await (await client()).complete(address)
    history.replaceState(null, '', location.pathname + route)
    sessionStorage.setItem(mark, 'yes')
    await lookUp()
  } catch (error) {
    console.warn(error)
    history.replaceState(null, '', location.pathname + hashOf('reporting'))
    session.failed = /access_denied/.test(String(error)) ? 'denied' : 'broken'
    set('none')
  }
}

function client(): Promise<SignIn> {
  if (!session.config) throw new Error('The site has no sign-in.')
  const { config } = session
  return (signIn ??= import('./oidc').then(({ createSignIn }) => createSignIn(config)))
}

function set(state: SessionState): void {
  session.state = state
  if (state === 'in') session.failed = undefined
  changed()
}

// Who it was, for a page that is opened while the server is out of reach. No token is here, and nothing follows from it.
const rememberedKey = 'nhipso.who'

function remember(who: Person): void {
  sessionStorage.setItem(rememberedKey, JSON.stringify(who))
}

function forget(): void {
  sessionStorage.removeItem(rememberedKey)
}

function remembered(): Person | undefined {
  const kept = sessionStorage.getItem(rememberedKey)
  return kept ? (JSON.parse(kept) as Person) : undefined
}

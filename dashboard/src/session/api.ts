import { preferences } from '../preferences'
import { expire, session, token } from './session'

/** A finding of the server's checks, in the reader's language. */
export interface Finding {
  readonly code: string
  readonly level: 'info' | 'warning' | 'error'
  readonly place: string
  readonly value?: string
  readonly message: string
  readonly expected?: string
}

export interface Change {
  readonly place: string
  readonly before?: unknown
  readonly after?: unknown
}

interface Problem {
  readonly title: string
  readonly detail: string
  readonly code: string
  readonly errors?: readonly Finding[]
  readonly changes?: readonly Change[]
}

/** The server refused, and said why (RFC 9457). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail)
  }

  get code(): string {
    return this.problem.code
  }
}

/** The server was not reached, or is not well: the same may be asked again. */
export class UnreachableError extends Error {}

/** Nobody is signed in any more. */
export class SignedOutError extends Error {}

export interface Answer<T> {
  readonly body: T
  readonly status: number
}

interface Options {
  readonly body?: unknown
  readonly ifMatch?: string | undefined
  /** The media type of a body that is a file. */
  readonly type?: string
  /** What to answer of a response, where that is not its JSON. */
  readonly read?: (response: Response) => Promise<unknown>
}

/** Asks the API as the person who signed in; a token that has ended is renewed once. */
export async function call<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
  let response = await send(method, path, options, await currentToken(false))
  if (response.status === 401) response = await send(method, path, options, await currentToken(true))
  if (response.status === 401) {
    expire()
    throw new SignedOutError()
  }
  if (response.ok) {
    const read = options.read ?? (async () => (response.status === 204 ? undefined : response.json()))
    return { body: (await read(response)) as T, status: response.status }
  }
  throw await problemOf(response)
}

async function problemOf(response: Response): Promise<Error> {
  if (response.status === 429 || response.status >= 500) return new UnreachableError(`${response.url} answered ${response.status}`)
  try {
    return new ApiProblem(response.status, await response.json())
  } catch {
    return new UnreachableError(`${response.url} answered ${response.status}`)
  }
}

async function currentToken(renew: boolean): Promise<string> {
  try {
    const found = await token(renew)
    if (found) return found
  } catch (error) {
    throw new UnreachableError(String(error))
  }
  expire()
  throw new SignedOutError()
}

async function send(method: string, path: string, { body, ifMatch, type }: Options, bearer: string): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${bearer}`, 'accept-language': preferences.language })
  if (ifMatch) headers.set('if-match', `"${ifMatch}"`)
  const isFile = body instanceof Blob
  if (body !== undefined) headers.set('content-type', type ?? 'application/json')
  try {
    return await fetch(new URL(path, session.config!.api), {
      method,
      headers,
      body: isFile ? body : body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(30_000),
    })
  } catch (error) {
    throw new UnreachableError(String(error))
  }
}

import type { Body, FullValue, Value } from './work'

/** A body as places and what stands there, so that two can be told apart place by place. */
export function flatten(body: Body): Map<string, unknown> {
  const flat = new Map<string, unknown>([['/valueStatus', body.valueStatus ?? 'official']])
  for (const [code, written] of Object.entries(body.values)) {
    const full = typeof written === 'object' ? written : { value: written }
    for (const [name, value] of Object.entries(full)) {
      if (name === 'parts') for (const [key, part] of Object.entries(value as object)) flat.set(`/values/${code}/parts/${key}`, part)
      else flat.set(name === 'value' ? `/values/${code}` : `/values/${code}/${name}`, value)
    }
  }
  for (const [code, written] of Object.entries(body.texts ?? {})) flat.set(`/texts/${code}`, written)
  if (body.recommendations?.length) flat.set('/recommendations', body.recommendations)
  if (body.evidence?.length) flat.set('/evidence', body.evidence)
  if (body.reason) flat.set('/reason', body.reason)
  return flat
}

function unflatten(flat: ReadonlyMap<string, unknown>): Body {
  const values: Record<string, FullValue> = {}
  const body: Body = { values }
  for (const [place, value] of flat) {
    const [, kind = '', code = '', name, key = ''] = place.split('/')
    if (kind === 'values') {
      const full = (values[code] ??= { value: '' })
      if (name === undefined) full.value = value as Value
      else if (name === 'parts') (full.parts ??= {})[key] = value as Value
      else Object.assign(full, { [name]: value })
    } else if (kind === 'texts') (body.texts ??= {})[code] = value as string
    else Object.assign(body, { [kind]: value })
  }
  return body
}

export interface Difference {
  readonly place: string
  readonly before: unknown
  readonly after: unknown
}

export function differences(before: Body, after: Body): Difference[] {
  const [old, now] = [flatten(before), flatten(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(place => !same(old.get(place), now.get(place)))
    .map(place => ({ place, before: old.get(place), after: now.get(place) }))
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Brings together what two people made of the same draft: what one of them changed is taken, and where both changed the same
 * place to different things, both stand in `conflicts` and mine in the body.
 */
export function merge(base: Body, mine: Body, theirs: Body): { body: Body; conflicts: Difference[] } {
  const [was, my, their] = [flatten(base), flatten(mine), flatten(theirs)]
  const merged = new Map<string, unknown>()
  const conflicts: Difference[] = []
  for (const place of new Set([...was.keys(), ...my.keys(), ...their.keys()])) {
    const [a, b, c] = [was.get(place), my.get(place), their.get(place)]
    const taken = same(a, b) ? c : b
    if (!same(a, b) && !same(a, c) && !same(b, c)) conflicts.push({ place, before: c, after: b })
    if (taken !== undefined) merged.set(place, taken)
  }
  return { body: unflatten(merged), conflicts }
}

/** The body with these places as they are in another one. */
export function taking(body: Body, from: Body, places: readonly string[]): Body {
  const [flat, other] = [flatten(body), flatten(from)]
  for (const place of places) {
    if (other.has(place)) flat.set(place, other.get(place))
    else flat.delete(place)
  }
  return unflatten(flat)
}

/** What a sheet says, added to what is there: what it leaves empty stays. It is official also where it does not say how final it is. */
export function adding(body: Body, sheet: Body): Body {
  const flat = flatten(body)
  for (const [place, value] of flatten(sheet)) if (place !== '/valueStatus' || value !== 'official') flat.set(place, value)
  return unflatten(flat)
}

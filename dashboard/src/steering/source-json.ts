/** A source's definition as text: what the form's fields write into it, and what is there to begin with. */
export type Place = readonly string[]

const named = (vi: string, en: string) => ({ vi, en })

/** An example of each kind, to be gone on from (docs/sources.md). */
export const examples: Record<string, unknown> = {
  probe: {
    id: '', name: named('', ''), owner: '', vendor: '', kind: 'probe', intervalSeconds: 60, request: { address: 'https://' },
    metrics: [{ code: 'up', name: named('Hoạt động', 'Available'), unit: named('0/1', '0/1'), from: 'up' }],
  },
  json: {
    id: '', name: named('', ''), owner: '', vendor: '', kind: 'json', intervalSeconds: 300, request: { address: 'https://' },
    metrics: [{ code: 'dossiers', name: named('Số hồ sơ', 'Dossiers'), unit: named('hồ sơ', 'dossiers'), from: '$.total' }],
  },
  openMetrics: {
    id: '', name: named('', ''), owner: '', vendor: '', kind: 'openMetrics', intervalSeconds: 60, request: { address: 'https://' },
    metrics: [{ code: 'dossiers', name: named('Số hồ sơ', 'Dossiers'), unit: named('hồ sơ', 'dossiers'), from: 'dossiers_total' }],
  },
  csv: {
    id: '', name: named('', ''), owner: '', vendor: '', kind: 'csv', intervalSeconds: 3600, request: { address: 'https://' },
    metrics: [{ code: 'dossiers', name: named('Số hồ sơ', 'Dossiers'), unit: named('hồ sơ', 'dossiers'), from: 'so_ho_so' }],
  },
  push: {
    id: '', name: named('', ''), owner: '', vendor: '', kind: 'push', intervalSeconds: 3600,
    metrics: [{ code: 'dossiers', name: named('Số hồ sơ', 'Dossiers'), unit: named('hồ sơ', 'dossiers'), from: 'dossiers' }],
  },
}

export const written = (source: unknown): string => JSON.stringify(source, null, 2)

/** The definition, or nothing where the text is no JSON object. */
export function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const found = JSON.parse(text) as unknown
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

export function memberOf(source: Record<string, unknown> | undefined, place: Place): string {
  const found = place.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined), source)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

/** The text with one member set; unchanged where it is no JSON. */
export function withMember(text: string, place: Place, value: string | number): string {
  const source = parsed(text)
  if (!source) return text
  const set = (at: unknown, [name, ...rest]: Place): unknown => {
    if (name === undefined) return value
    const inside = typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : {}
    return { ...inside, [name]: set(inside[name], rest) }
  }
  return written(set(source, place))
}

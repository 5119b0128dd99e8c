import type { Name } from '../model'

/** `data/catalogue.json`: what open data there is. */
export interface DataCatalogue {
  readonly title: Name
  readonly license?: string
  readonly publisher?: string
  readonly modified: string
  readonly structure?: Distribution
  readonly datasets: readonly Dataset[]
}

export interface Dataset {
  readonly id: string
  readonly title: Name
  readonly description: Name
  readonly modified: string
  readonly distributions: readonly Distribution[]
}

export interface Distribution {
  /** A period, an indicator, or the name of a published group. */
  readonly key: string
  readonly format: string
  readonly mediaType: string
  /** Below `data/`. */
  readonly downloadPath: string
  /** How large the file is once it is saved; on its way it is packed. */
  readonly byteSize?: number
  /** What the indicator is called. */
  readonly title?: Name
}

/** Reads the catalogue; nothing where nothing was ever published. */
export async function readCatalogue(): Promise<DataCatalogue | undefined> {
  const response = await fetch('./data/catalogue.json', { cache: 'no-cache', signal: AbortSignal.timeout(10_000) })
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`)
  return (await response.json()) as DataCatalogue
}

/** The files of one key, whatever their format. */
export interface Files {
  readonly key: string
  readonly title?: Name
  readonly files: readonly Distribution[]
}

/** By period, the newest first and those with figures before those without, and by indicator. */
export function filesOf({ distributions }: Dataset): { periods: Files[]; indicators: Files[] } {
  const keys = [...new Set(distributions.map(each => each.key))]
  const groups = keys.map(key => {
    const files = distributions.filter(each => each.key === key)
    return { key, title: files[0]?.title, files }
  })
  const isPeriod = ({ key }: Files) => /^\d{4}(-|$)/.test(key)
  return {
    periods: groups.filter(isPeriod).sort((a, b) => Number(hasFigures(b)) - Number(hasFigures(a)) || b.key.localeCompare(a.key)),
    indicators: groups.filter(group => !isPeriod(group)).sort((a, b) => a.key.localeCompare(b.key)),
  }
}

const hasFigures = ({ files }: Files) => files.some(file => file.format === 'csv')

/** The first lines of a CSV, as cells. */
export function firstRows(csv: string, count: number): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (const sign of csv.replace(/^\uFEFF/, '')) {
    if (sign === '"') isQuoted = !isQuoted
    if (isQuoted || !/[,\r\n]/.test(sign)) cell += sign
    else if (sign !== '\r') {
      rows.at(-1)!.push(unquoted(cell))
      cell = ''
      if (sign === '\n') {
        if (rows.length === count) return rows
        rows.push([])
      }
    }
  }
  if (cell) rows.at(-1)!.push(unquoted(cell))
  return rows.filter(row => row.length > 0)
}

const unquoted = (cell: string) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)

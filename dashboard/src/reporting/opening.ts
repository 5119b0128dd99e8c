import type { Person, UnitName } from '../session/session'
import { ApiProblem, call, UnreachableError, type Finding } from '../session/api'
import {
  callIfThere,
  readDefinitions,
  sectionsOf,
  type Field,
  type FormVersion,
  type HistoryEntry,
  type Indicator,
  type Ministry,
  type Obligation,
  type PeriodOfForm,
  type Section,
  type Submitted,
} from './definitions'
import { keepCopy, readCopy } from './local'
import { bodyOf, fromBody, type Body, type Content, type Work } from './work'

export interface ServerDraft {
  readonly state: 'draft' | 'awaitingSignature' | 'sent'
  readonly saved: string
  readonly by: string
  readonly hash: string
  readonly body: Body
}

/** All that a report's page stands on. */
export interface Opened {
  readonly obligation: Obligation
  readonly form: FormVersion
  readonly period: PeriodOfForm
  readonly sections: readonly Section[]
  readonly ministries: readonly Ministry[]
  /** What the unit reported for the period before, and for the same one of the year before. */
  readonly before?: Readonly<Record<string, number>>
  readonly yearBefore?: Readonly<Record<string, number>>
  readonly submitted?: Submitted
  readonly history: readonly HistoryEntry[]
  /** What was last sent, as it would be sent again. */
  readonly sent?: Body
  /** What the checks find in it today, and how many warnings there were when it was received. */
  readonly found?: { readonly findings: readonly Finding[]; readonly warnedThen: number }
  readonly draft?: ServerDraft
  /** Set where the server is out of reach: when this was read from it. */
  readonly copiedAt?: string
}

export const fieldsOf = ({ sections }: Opened): Field[] => sections.flatMap(section => section.fields)

export const indicatorsOf = (opened: Opened): ReadonlyMap<string, Indicator> =>
  new Map(fieldsOf(opened).map(({ code, indicator }) => [code, indicator]))

/** A body as the work of this report. */
export const workOf = (opened: Opened, body: Body): Work => fromBody(body, indicatorsOf(opened))

/** Reads a report's page from the server; from this browser's copy where that is out of reach. Nothing where it is not owed. */
export async function openReport(person: Person, unit: UnitName, form: string, period: string): Promise<Opened | undefined> {
  const name = `${unit.id}|${form}|${period}`
  try {
    const opened = await readReport(unit, form, period)
    if (opened) keepCopy(person.name, name, opened)
    return opened
  } catch (error) {
    const copy = error instanceof UnreachableError ? readCopy<Opened>(person.name, name) : undefined
    if (copy) return { ...copy.value, copiedAt: copy.at }
    throw error
  }
}

/** All that a report's page stands on, from the server. */
export async function readReport(unit: Pick<UnitName, 'id'>, code: string, period: string): Promise<Opened | undefined> {
  const address = `${encodeURIComponent(code)}/${encodeURIComponent(period)}/${encodeURIComponent(unit.id)}`
  const owed = await callIfThere<{ obligations: Obligation[] }>(
    `obligations?form=${encodeURIComponent(code)}&period=${encodeURIComponent(period)}&unit=${encodeURIComponent(unit.id)}`,
  )
  const obligation = owed?.obligations[0]
  if (!obligation) return undefined
  const [definitions, periods, draft, submitted] = await Promise.all([
    readDefinitions(),
    readPeriods(code, Number(period.slice(0, 4))),
    obligation.draft ? callIfThere<ServerDraft>(`drafts/${address}`) : undefined,
    obligation.revision > 0 ? callIfThere<Submitted>(`submissions/${address}`) : undefined,
  ])
  const at = periods.findIndex(each => each.code === period)
  const found = periods[at]
  const version = definitions.forms.find(each => each.code === code && each.version === found?.formVersion)
  if (!found || !version) return undefined

  const earlier = async (other: PeriodOfForm | undefined) =>
    other && (await callIfThere<Submitted>(`submissions/${code}/${other.code}/${unit.id}`))?.values
  const [before, yearBefore, history] = await Promise.all([
    earlier(periods[at - 1]),
    earlier(periods.find(each => each.code === `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`)),
    submitted || obligation.status === 'exempt' ? callIfThere<{ entries: HistoryEntry[] }>(`submissions/${address}/revisions`) : undefined,
  ])
  const revision =
    submitted && (await callIfThere<{ content: Content; record: string; findings: Finding[] }>(`submissions/${address}/revisions/${submitted.revision}`))
  return {
    obligation,
    form: version,
    period: found,
    sections: sectionsOf(version, found, unit.id, definitions),
    ministries: definitions.ministries,
    history: history?.entries ?? [],
    ...(before && { before }),
    ...(yearBefore && { yearBefore }),
    ...(submitted && { submitted }),
    ...(revision && { sent: bodyOf(revision.content), found: { findings: revision.findings, warnedThen: (JSON.parse(revision.record) as { warnings: number }).warnings } }),
    ...(draft && { draft }),
  }
}

/** The periods of the form, of this year and the one before, the first first. */
async function readPeriods(form: string, year: number): Promise<PeriodOfForm[]> {
  const years = [year - 1, year].map(async each => {
    try {
      return (await call<{ periods: PeriodOfForm[] }>('GET', `periods/${encodeURIComponent(form)}?year=${each}`)).body.periods
    } catch (error) {
      if (error instanceof ApiProblem) return []
      throw error
    }
  })
  return (await Promise.all(years)).flat()
}

import { sourceState, type Measurements, type Source } from '../model'
import { hashOf } from '../routes'
import type { Severity, SystemItem } from './item'

type Rule = SystemItem['rule']

const severities: Record<Rule, Severity> = { poller: 1, down: 1, silent: 1, stale: 2, 'never-measured': 3 }

/** Systems that are down, silent, stale or were never measured. Where our own measuring does not run that is the one thing to say. */
export function troubled(measurements: Measurements, now: number): SystemItem[] {
  const href = hashOf('measuring')
  const states = measurements.sources.map(source => ({ source, rule: ruleOf(source, measurements, now) }))
  if (states.some(({ rule }) => rule === 'poller')) {
    return [{ kind: 'systems', rule: 'poller', key: 'poller', severity: 1, since: measurements.poller.lastRun, href }]
  }
  return states.flatMap(({ source, rule }): SystemItem[] => {
    if (!rule) return []
    const { id, name, owner } = source
    const unit = { id: owner.id, code: owner.id, name: owner.name }
    return [
      { kind: 'systems', rule, key: `${rule}|${id}`, severity: severities[rule], since: sinceOf(source, rule), unit, source: { id, name }, cause: source.class, href },
    ]
  })
}

function ruleOf(source: Source, measurements: Measurements, now: number): Rule | undefined {
  const state = sourceState(source, measurements, now)
  if (state === 'offline') return 'poller'
  if (state === 'never') return 'never-measured'
  // Who pushes says nothing by failing: silence is all that there is to see.
  if (source.health === 'silent' && state !== 'maintenance') return 'silent'
  return state === 'down' || state === 'stale' ? state : undefined
}

const sinceOf = (source: Source, rule: Rule): string | undefined => (rule === 'stale' ? source.lastSuccess : (source.since ?? source.lastSuccess))

import { h } from '../dom'
import { number } from '../format'
import { nameOf, text } from '../i18n'
import type { AttemptClass, Name } from '../model'
import { banner } from '../reporting/parts'
import { words } from './words'

/** What trying a source gave. */
export interface Trial {
  readonly class: string
  readonly milliseconds: number
  readonly units: readonly {
    readonly id: string
    readonly name?: Name
    readonly metrics: readonly { readonly code: string; readonly name: Name; readonly unit: Name; readonly indicator?: string; readonly value: number }[]
  }[]
  readonly missing: number
  readonly outOfBounds: number
  readonly faults: readonly string[]
}

/** So many units are shown of an answer about many. */
const shown = 20

/** What it means, and what would have been stored. */
export function trialAnswer(trial: Trial): HTMLElement {
  const w = words()
  const isGood = trial.class === 'ok' || trial.class === 'unchanged'
  const meaning = text().class[trial.class as AttemptClass] ?? trial.class
  const rows = trial.units.slice(0, shown).flatMap(({ id, name, metrics }) =>
    metrics.map(metric =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, name ? nameOf(name) : id),
        h('td', { class: 'words' }, nameOf(metric.name), h('small', {}, [metric.code, metric.indicator].filter(Boolean).join(' → '))),
        h('td', {}, metric.value.toLocaleString(document.documentElement.lang === 'en' ? 'en-GB' : 'vi-VN', { maximumFractionDigits: 15 }), ' ', nameOf(metric.unit)),
      ),
    ),
  )
  return h(
    'div',
    { class: 'trial', 'data-test': 'trial', 'data-class': trial.class, role: 'status' },
    banner(
      isGood ? 'good' : trial.class === 'partial' ? 'warn' : 'bad',
      `${meaning} (${trial.class})`,
      h('p', {}, w.tookMs(number(trial.milliseconds))),
      trial.missing > 0 && h('p', {}, w.trialMissing(number(trial.missing))),
      trial.outOfBounds > 0 && h('p', {}, w.trialOutOfBounds(number(trial.outOfBounds))),
      trial.faults.length > 0 && h('ul', { class: 'plain' }, ...trial.faults.map(each => h('li', {}, each))),
      h('p', {}, rows.length > 0 ? w.wouldStore : w.wouldStoreNothing),
    ),
    rows.length > 0 &&
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': w.wouldStore },
        h(
          'table',
          {},
          h('caption', { class: 'visually-hidden' }, w.wouldStore),
          h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, text().unit), h('th', { scope: 'col' }, w.metric), h('th', { scope: 'col', class: 'number' }, text().value))),
          h('tbody', {}, ...rows),
        ),
      ),
    trial.units.length > shown && h('p', { class: 'hint' }, w.moreUnits(number(trial.units.length - shown))),
  )
}

import { h } from '../dom'
import { number } from '../format'
import { icon } from '../icons'
import { fieldOf } from '../reporting/checks'
import type { Opened } from '../reporting/opening'
import { button } from '../reporting/parts'
import { placeName } from '../reporting/places'
import type { Finding } from '../session/api'
import type { Remark } from './remarks'
import { words } from './words'

/** The API's bound of a remark's text. */
const longest = 4000

interface SortedOut {
  /** What would refuse the report today. */
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  /** What the unit said something of. */
  readonly explained: readonly Finding[]
  readonly missing: readonly Finding[]
}

const isMissing = ({ code }: Finding) => code === 'required-missing' || code === 'text-missing'

export function sortOut(findings: readonly Finding[]): SortedOut {
  const of = (level: Finding['level']) => findings.filter(each => each.level === level && !isMissing(each))
  return { errors: of('error'), warnings: of('warning'), explained: of('info'), missing: findings.filter(isMissing) }
}

const sortedOut = ({ found }: Opened): SortedOut => sortOut(found?.findings ?? [])

/** What the checks find in a report, for whoever decides about it: how much of it, and each with the way to its place. */
export function findingsOf(opened: Opened, goTo: (code: string) => void): HTMLElement[] {
  if (!opened.found) return []
  const w = words()
  const { errors, warnings, explained, missing } = sortedOut(opened)
  const counts = [
    errors.length > 0 && w.foundErrors(number(errors.length)),
    warnings.length + explained.length > 0 && w.found(number(warnings.length + explained.length), number(explained.length)),
    missing.length > 0 && w.foundMissing(number(missing.length)),
  ].filter(each => each !== false)
  const { warnedThen } = opened.found
  const line = (finding: Finding) => {
    const code = fieldOf(finding.place)?.code
    const said = finding.level === 'info' && commentOf(opened, code)
    return item(
      finding,
      said && h('q', {}, said),
      code !== undefined && button(w.seeFigure, () => goTo(code), { class: 'link-button', 'data-see': code, 'aria-label': `${w.seeFigure}: ${placeName(finding.place, opened)}` }),
    )
  }
  return [
    h(
      'section',
      { class: 'panel', 'aria-labelledby': 'findings', 'data-test': 'findings' },
      h('h2', { id: 'findings' }, w.findings),
      h('p', { class: 'strong' }, counts.length > 0 ? `${counts.join('; ')}.` : w.nothingFound),
      warnedThen !== warnings.length + missing.length && h('p', { class: 'hint' }, w.warnedThen(number(warnedThen))),
      h('ul', { class: 'findings' }, ...[...errors, ...warnings, ...explained].map(line)),
    ),
  ]
}

/** What is found at a place. */
export function findingsAt(opened: Opened, code: string): HTMLElement | undefined {
  const here = (opened.found?.findings ?? []).filter(({ place }) => fieldOf(place)?.code === code)
  return here.length > 0 ? h('ul', { class: 'findings' }, ...here.map(each => item(each))) : undefined
}

/** What the unit left unexplained, as remarks for it: one at each place, and one that names what is missing. */
export function remarksOfFindings(opened: Opened): Remark[] {
  const { errors, warnings, missing } = sortedOut(opened)
  const names = missing.map(({ place }) => placeName(place, opened)).join('; ')
  return [
    ...[...errors, ...warnings].map(({ place, message }) => ({ place: fieldOf(place)?.code ?? '', text: message })),
    ...(missing.length > 0 ? [{ place: '', text: cut(words().missingRemark(number(missing.length), names)) }] : []),
  ]
}

/** What whoever confirms a report should know before. */
export function unexplainedOf(opened: Opened): string[] {
  const { length } = sortedOut(opened).warnings
  return length > 0 ? [words().confirmUnexplained(number(length))] : []
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

function item(finding: Finding, ...more: (Node | string | false | undefined)[]): HTMLElement {
  const w = words()
  const { code, level, message } = finding
  const said = isMissing(finding) ? [w.missingHere] : [h('strong', {}, `${w.standing[level]}: `), message]
  return h(
    'li',
    { 'data-level': level, 'data-code': code },
    icon(level === 'error' ? 'failing' : level === 'warning' ? 'overdue' : 'info'),
    h('span', {}, ...said, ...more.flatMap(each => (each ? [' ', each] : []))),
  )
}

/** What the unit says of a figure. */
function commentOf({ sent }: Opened, code: string | undefined): string | undefined {
  const value = sent?.values[code ?? '']
  return typeof value === 'object' ? value.comment : undefined
}

import { nameOf, text } from '../i18n'
import type { Index } from '../model'
import { publishedPeriods } from '../periods'
import type { CatalogueFile, NamedUnit } from '../published'
import { figureHash, hashOf, publicPages } from '../routes'
import type { Entry } from './find'
import { words } from './words'

/** The pages that everyone may open. */
export const pageEntries = (): Entry[] =>
  publicPages.map(page => ({ sort: 'page', label: text().pages[page], hint: '', href: hashOf(page), names: [text().pages[page]], weight: 0 }))

/** Units by all the names they have had, those that have ended leading to what they are now; indicators by name and code. */
export function catalogueEntries({ units, indicators, forms }: CatalogueFile, index: Index): Entry[] {
  const byId = new Map(units.map(unit => [unit.id, unit]))
  const formOf = new Map<string, string>()
  for (const { code, indicators: codes } of [...forms].reverse()) for (const indicator of codes) formOf.set(indicator, code)
  const periods = newestPeriods(index)
  // An indicator that several forms have is shown in one that somebody has reported by.
  for (const { code, indicators: codes } of forms) if (periods.get(code)?.isReported) for (const each of codes) formOf.set(each, code)
  return [
    ...units.map(unit => unitEntry(unit, byId)),
    ...indicators.map((indicator): Entry => {
      const form = formOf.get(indicator.code)
      const period = form && periods.get(form)?.period
      return {
        sort: 'indicator',
        label: nameOf(indicator.name),
        hint: words().code(indicator.code),
        href: form && period ? figureHash(indicator.code, form, period) : hashOf('indicators', indicator.code),
        names: [indicator.name.vi, indicator.name.en, indicator.code],
        weight: 2,
      }
    }),
  ]
}

function unitEntry(unit: NamedUnit, byId: ReadonlyMap<string, NamedUnit>): Entry {
  const w = words()
  const today = todaysUnit(unit, byId)
  const isOld = unit.validTo !== undefined
  return {
    sort: 'unit',
    label: nameOf(unit.name),
    hint: isOld ? (today.id === unit.id ? w.ended : w.now(nameOf(today.name))) : w.code(unit.code),
    href: hashOf('unit', today.id),
    names: [unit.name.vi, unit.name.en, ...(isOld ? [] : [unit.code])],
    weight: (unit.kind === 'province' ? 0 : 1) + (isOld ? 0.5 : 0),
  }
}

/** What a unit has become, through however many mergers. */
export function todaysUnit(unit: NamedUnit, byId: ReadonlyMap<string, NamedUnit>): NamedUnit {
  let today = unit
  for (let step = 0; step < 10; step++) {
    const next = today.successors?.map(id => byId.get(id)).find(each => each !== undefined)
    if (!next) break
    today = next
  }
  return today
}

/** Of each form the newest period that somebody has reported for, or the newest. */
function newestPeriods(index: Index): Map<string, { period: string; isReported: boolean }> {
  const newest = new Map<string, { period: string; isReported: boolean }>()
  for (const { form, period } of publishedPeriods(index)) {
    const isReported = index.entries[`submissions/${form}/${period}`]!.sequence > 0
    const known = newest.get(form)
    if (!known || (isReported && !known.isReported)) newest.set(form, { period, isReported })
  }
  return newest
}

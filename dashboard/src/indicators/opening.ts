import type { Index, Name } from '../model'
import { figureHash } from '../routes'
import type { IndicatorAddress } from './address'
import type { Changes, DefinedIndicator, FormDefinition, Picture, PublishedSeries, Series, UnitDefinition } from './model'
import { available, publishedOf, readChanges, readForms, readPicture, readPublished, readSeries, readUnits, withPages, type Available } from './reading'

/** All that the page of an indicator is made of. */
export interface Detail {
  readonly at: IndicatorAddress
  readonly indicator: DefinedIndicator
  readonly picture: Picture
  readonly changes?: Changes
  readonly series?: Series
  readonly published: readonly { readonly group: string; readonly series: PublishedSeries }[]
  readonly units: readonly UnitDefinition[]
  readonly definition?: FormDefinition
  /** The form's periods, newest first. */
  readonly periods: readonly string[]
  /** Other forms that have the indicator. */
  readonly otherForms: readonly { readonly name: Name; readonly href: string }[]
}

/** What came of an address. */
export type Opened =
  | { readonly kind: 'detail'; readonly detail: Detail }
  /** Others have published figures of it; nobody has reported it. */
  | { readonly kind: 'published-only'; readonly published: Detail['published'] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-period'; readonly isAskedElsewhere: boolean; readonly href: string }

/** Reads what the address asks for; the newest period that has a figure where it names none. */
export async function openIndicator(index: Index, at: IndicatorAddress, wantsPages: boolean): Promise<Opened> {
  const [forms, groups, units] = await Promise.all([readForms(index), readPublished(index), readUnits(index)])
  const published = publishedOf(at.code, groups)
  const all = available(index)
  const candidates = await candidatesOf(index, at.code, all, forms)
  const chosen = at.form && at.period ? { form: at.form, period: at.period } : candidates[0]
  if (!chosen) return published.length > 0 ? { kind: 'published-only', published } : { kind: 'unknown' }
  let picture = await readPicture(index, chosen.form, chosen.period)
  const indicator = picture?.indicators.find(each => each.code === at.code)
  const other = candidates[0]
  if (!picture || !indicator) {
    if (!other) return published.length > 0 ? { kind: 'published-only', published } : { kind: 'unknown' }
    return { kind: 'no-period', isAskedElsewhere: picture !== undefined, href: figureHash(at.code, other.form, other.period) }
  }
  if (picture.pages && wantsPages) picture = await withPages(picture)
  const [changes, series] = await Promise.all([readChanges(index, chosen.form, chosen.period, wantsPages), readSeries(index, chosen.form, at.code)])
  const otherForms = [...new Map(candidates.filter(each => each.form !== chosen.form).map(each => [each.form, each])).values()]
  return {
    kind: 'detail',
    detail: {
      at: { ...at, ...chosen },
      indicator,
      picture,
      changes,
      series,
      published,
      units,
      definition: forms.find(form => form.code === chosen.form && form.version === picture.form.version),
      periods: all.filter(each => each.form === chosen.form).map(each => each.period),
      otherForms: otherForms.map(each => ({ name: forms.find(form => form.code === each.form)?.name ?? { vi: each.form, en: each.form }, href: figureHash(at.code, each.form, each.period) })),
    },
  }
}

/** Where the indicator is asked: forms with reports first, reported before derived, and of each the newest period that has one. */
async function candidatesOf(index: Index, code: string, all: readonly Available[], forms: readonly FormDefinition[]): Promise<Available[]> {
  const asks = (each: Available) => {
    const versions = forms.filter(form => form.code === each.form && form.firstPeriod <= each.period)
    const version = versions.reduce<FormDefinition | undefined>((best, form) => (!best || form.version > best.version ? form : best), undefined)
    return version?.outline.some(section => section.indicators.includes(code)) ?? false
  }
  const asking = all.filter(asks)
  const isDerived = (each: Available) => Number(index.entries[`submissions/${each.form}/${each.period}`] === undefined)
  // A period may be there with reports that do not have this figure.
  const newestOf = async (periods: readonly Available[]): Promise<Available> => {
    const reported = periods.filter(each => each.has)
    for (const each of reported.slice(0, 6)) if ((await readPicture(index, each.form, each.period))?.totals[code]) return each
    return reported[0] ?? periods[0]!
  }
  const found = await Promise.all([...new Set(asking.map(each => each.form))].map(form => newestOf(asking.filter(each => each.form === form))))
  return found.sort((a, b) => Number(b.has) - Number(a.has) || isDerived(a) - isDerived(b))
}

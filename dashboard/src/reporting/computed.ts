import type { Indicator } from './definitions'

const rounded = (value: number) => Math.round(value * 1e6) / 1e6

/** A figure that follows from others, as the server computes it (domain/Aggregation/Totals.cs); nothing where a part is missing. */
export function compute(
  indicator: Indicator,
  value: (code: string) => number | null | undefined,
  yearBefore: Readonly<Record<string, number>> | undefined,
): number | undefined {
  switch (indicator.kind) {
    case 'sum': {
      const terms = indicator.terms.map(value)
      return terms.every(term => term != null) ? terms.reduce<number>((sum, term) => sum + term!, 0) : undefined
    }
    case 'ratio': {
      const [top, bottom] = [value(indicator.numerator ?? ''), value(indicator.denominator ?? '')]
      return top != null && bottom ? rounded((indicator.factor * top) / bottom) : undefined
    }
    case 'growth': {
      const [now, then] = [value(indicator.of ?? ''), yearBefore?.[indicator.of ?? '']]
      return now != null && then ? rounded((now / then - 1) * 100) : undefined
    }
    default:
      return undefined
  }
}

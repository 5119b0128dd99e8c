import { chartPlace } from '../charts/place'
import { nameOf, text } from '../i18n'
import type { Indicator, Ranked, Unit } from '../model'

/** The ranking as bars, a bar a unit. */
export function rankingChart(
  rows: Ranked[],
  indicator: Indicator,
  overall: number | undefined,
  open: (unit: Unit) => void,
): HTMLElement {
  const label = text().rankingAria(nameOf(indicator.name), rows.length)
  return chartPlace(label, rows.length * 1.75 + 2.5, async place => {
    const { drawRanking } = await import('../charts/ranking-bars')
    return drawRanking(place, rows, indicator, overall, open)
  })
}

import { h } from '../dom'
import { nameOf, text } from '../i18n'
import type { Indicator, Ranked, Unit } from '../model'

/** The place of the chart. Its library is fetched once the place is on the page, so that the figures come first. */
export function rankingChart(
  rows: Ranked[],
  indicator: Indicator,
  overall: number | undefined,
  open: (unit: Unit) => void,
): HTMLElement {
  const place = h('div', {
    class: 'chart',
    role: 'img',
    'data-test': 'chart',
    'aria-label': text().rankingAria(nameOf(indicator.name), rows.length),
  })
  place.style.blockSize = `${rows.length * 1.75 + 2.5}rem`
  let chart: { resize(): void; dispose(): void } | undefined
  let asked = false
  const observer = new ResizeObserver(() => {
    if (!place.isConnected) {
      observer.disconnect()
      chart?.dispose()
    } else if (chart) {
      chart.resize()
    } else if (!asked && place.clientWidth > 0) {
      asked = true
      import('../chart').then(
        ({ drawRanking }) => {
          if (place.isConnected) chart = drawRanking(place, rows, indicator, overall, open)
        },
        () => place.replaceWith(h('p', { class: 'hint' }, text().chartFailed)),
      )
    }
  })
  observer.observe(place)
  return place
}

import { h } from '../dom'
import { text } from '../i18n'

/** A drawn chart, as ECharts gives it. */
export interface Drawn {
  resize(): void
  dispose(): void
}

/**
 * The place of a chart. `draw` is asked once the place is on the page (it imports the chart's library then, so that figures come
 * first), follows its size, and is disposed of when it leaves the page. What a chart shows must also stand in a table beside it.
 * @param label What it shows, for who does not see it.
 * @param height In rem.
 */
export function chartPlace(label: string, height: number, draw: (place: HTMLElement) => Promise<Drawn>): HTMLElement {
  const place = h('div', { class: 'chart', role: 'img', 'data-test': 'chart', 'aria-label': label })
  place.style.blockSize = `${height}rem`
  let chart: Drawn | undefined
  let asked = false
  const observer = new ResizeObserver(() => {
    if (!place.isConnected) {
      observer.disconnect()
      chart?.dispose()
    } else if (chart) {
      chart.resize()
    } else if (!asked && place.clientWidth > 0) {
      asked = true
      draw(place).then(
        drawn => {
          if (place.isConnected) chart = drawn
          else drawn.dispose()
        },
        error => {
          console.warn(error)
          place.replaceWith(h('p', { class: 'hint' }, text().chartFailed))
        },
      )
    }
  })
  observer.observe(place)
  return place
}

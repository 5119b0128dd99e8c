import type { Trend } from './trends'

const namespace = 'http://www.w3.org/2000/svg'
const [width, height, edge] = [240, 64, 5]

/** A small line of a trend, with a vertical line where the unit was formed. What it shows is said beside it in words. */
export function spark({ points, mergedAt }: Trend): SVGSVGElement {
  const values = points.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const x = (at: number) => edge + ((width - 2 * edge) * at) / Math.max(1, points.length - 1)
  const y = (value: number) => (most === least ? height / 2 : height - edge - ((height - 2 * edge) * (value - least)) / (most - least))
  const svg = make('svg', { viewBox: `0 0 ${width} ${height}`, class: 'spark', 'aria-hidden': 'true' })
  if (mergedAt !== undefined) {
    const at = (x(mergedAt - 1) + x(mergedAt)) / 2
    svg.append(make('line', { x1: at, x2: at, y1: 0, y2: height, class: 'spark-merger' }))
  }
  svg.append(make('polyline', { points: points.map(({ value }, at) => `${x(at)},${y(value)}`).join(' '), class: 'spark-line' }))
  points.forEach(({ value, status }, at) => {
    const isLast = at === points.length - 1
    if (isLast || status === 'estimate') svg.append(make('circle', { cx: x(at), cy: y(value), r: isLast ? 4 : 3, class: status === 'estimate' ? 'spark-estimate' : 'spark-point' }))
  })
  return svg
}

function make<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string | number>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(namespace, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  return element
}

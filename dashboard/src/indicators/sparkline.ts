import { axisOf } from './periods'
import type { TotalPoint } from './model'

const [width, height, edge] = [120, 32, 3]

/** The last twelve periods as a small line, gaps as gaps; decoration beside the figure. Nothing where there are not two. */
export function sparkline(points: readonly TotalPoint[]): SVGSVGElement | undefined {
  const values = new Map(points.flatMap(({ period, total }) => (total.value == null ? [] : [[period, total.value] as const])))
  const axis = axisOf([...values.keys()]).slice(-12)
  const shown = axis.map(period => values.get(period))
  const given = shown.filter(value => value !== undefined)
  if (given.length < 2) return undefined
  const [least, most] = [Math.min(...given), Math.max(...given)]
  const x = (index: number) => edge + (index * (width - 2 * edge)) / (axis.length - 1)
  const y = (value: number) => (most === least ? height / 2 : height - edge - ((value - least) * (height - 2 * edge)) / (most - least))
  let isDrawing = false
  const path = shown.map((value, index) => {
    const step = value === undefined ? '' : `${isDrawing ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    isDrawing = value !== undefined
    return step
  })
  const svg = element('svg', { viewBox: `0 0 ${width} ${height}`, class: 'sparkline', 'aria-hidden': 'true' }) as SVGSVGElement
  svg.append(element('path', { d: path.join('') }), element('circle', { cx: x(shown.findLastIndex(value => value !== undefined)), cy: y(given.at(-1)!), r: 2.5 }))
  return svg
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}

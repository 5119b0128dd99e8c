/** Small drawings that need no chart library. Their numbers also stand in a table. */
const space = 'http://www.w3.org/2000/svg'

function svg(name: string, attributes: Record<string, string | number>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS(space, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** A line of a value a day; a day without one breaks it. */
export function sparkline(values: readonly (number | null | undefined)[], label: string): SVGElement {
  const [width, height] = [120, 28]
  const known = values.filter(value => value != null)
  const most = Math.max(...known, 1)
  const x = (place: number) => (values.length < 2 ? width / 2 : (place / (values.length - 1)) * (width - 4) + 2)
  const y = (value: number) => height - 2 - (value / most) * (height - 4)
  const parts: string[] = []
  const dots: SVGElement[] = []
  values.forEach((value, place) => {
    if (value == null) return
    const [before, after] = [values[place - 1] != null, values[place + 1] != null]
    parts.push(`${before ? 'L' : 'M'}${x(place).toFixed(1)} ${y(value).toFixed(1)}`)
    if (!before && !after) dots.push(svg('circle', { cx: x(place), cy: y(value), r: 2 }))
  })
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, class: 'sparkline', role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    svg('path', { d: parts.join(' '), 'vector-effect': 'non-scaling-stroke' }),
    ...dots,
  )
}

export interface Bar {
  readonly title: string
  readonly grade: string
  /** 0 to 1; what is not known has a mark of its own. */
  readonly height?: number
}

/** A bar a day: how high says how available, its shape says whether anything is known. */
export function strip(bars: readonly Bar[], label: string): SVGElement {
  const height = 40
  return svg(
    'svg',
    { viewBox: `0 0 ${bars.length * 10} ${height}`, class: 'day-strip', role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    ...bars.map(({ title, grade, height: share }, place) => {
      const tall = share === undefined ? 4 : Math.max(6, share * height)
      const named = document.createElementNS(space, 'title')
      named.textContent = title
      return svg('rect', { x: place * 10 + 1, y: height - tall, width: 8, height: tall, rx: 1.5, 'data-grade': grade }, named)
    }),
  )
}

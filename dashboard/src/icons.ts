/** Shapes tell the states apart where colour does not: each state has an outline of its own. */
const paths = {
  'on-time': 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.4-4.1-4.1 1.5-1.5 2.6 2.6 5.5-5.5 1.5 1.5-7 7Z',
  late: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2.2a7.8 7.8 0 1 1 0 15.6 7.8 7.8 0 0 1 0-15.6ZM11 7v5.6l4.2 2.6 1-1.7-3.1-1.9V7H11Z',
  overdue: 'M12 2 1 21.5h22L12 2Zm-1.1 7h2.2v6.2h-2.2V9Zm0 7.6h2.2v2.2h-2.2v-2.2Z',
  'not-due':
    'M4 4h4v2H6v2H4V4Zm6 0h4v2h-4V4Zm6 0h4v4h-2V6h-2V4ZM4 10h2v4H4v-4Zm14 0h2v4h-2v-4ZM4 16h2v2h2v2H4v-4Zm14 0h2v4h-4v-2h2v-2Zm-8 2h4v2h-4v-2Z',
  healthy: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.4-4.1-4.1 1.5-1.5 2.6 2.6 5.5-5.5 1.5 1.5-7 7Z',
  failing:
    'M7.6 2h8.8L22 7.6v8.8L16.4 22H7.6L2 16.4V7.6L7.6 2Zm.8 5L7 8.4l3.6 3.6L7 15.6 8.4 17l3.6-3.6 3.6 3.6 1.4-1.4-3.6-3.6L17 8.4 15.6 7 12 10.6 8.4 7Z',
  stale: 'M6 2h12v4.5L13.5 12l4.5 5.5V22H6v-4.5l4.5-5.5L6 6.5V2Zm2.2 2.2v1.5L12 10.3l3.8-4.6V4.2H8.2Z',
  down: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20ZM6 10.8h12v2.4H6v-2.4Z',
  maintenance: 'M4 4h16v16H4V4Zm4 4v8h2.4V8H8Zm5.6 0v8H16V8h-2.4Z',
  offline: 'M2 3.4 3.4 2 22 20.6 20.6 22 2 3.4ZM12 5c3.9 0 7.4 1.5 10 4l-2 2a11.5 11.5 0 0 0-10-3L7.8 5.6C9.1 5.2 10.5 5 12 5Zm0 12 2.4 2.4L12 22l-2.4-2.6L12 17Z',
  never:
    'M4 4h4v2H6v2H4V4Zm6 0h4v2h-4V4Zm6 0h4v4h-2V6h-2V4ZM4 10h2v4H4v-4Zm14 0h2v4h-2v-4ZM4 16h2v2h2v2H4v-4Zm14 0h2v4h-4v-2h2v-2Zm-8 2h4v2h-4v-2Z',
  rise: 'M12 3 22 15h-6v6H8v-6H2L12 3Z',
  fall: 'M12 21 2 9h6V3h8v6h6L12 21Z',
  same: 'M3 8h18v3H3V8Zm0 6h18v3H3v-3Z',
  search: 'M10 2a8 8 0 1 0 4.9 14.3l5.4 5.4 1.4-1.4-5.4-5.4A8 8 0 0 0 10 2Zm0 2a6 6 0 1 1 0 12 6 6 0 0 1 0-12Z',
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-1.1 3h2.2v2.2h-2.2V7Zm0 3.8h2.2V17h-2.2v-6.2Z',
  sun: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM11 1h2v4h-2V1Zm0 18h2v4h-2v-4ZM1 11h4v2H1v-2Zm18 0h4v2h-4v-2ZM3.5 4.9l1.4-1.4 2.8 2.8-1.4 1.4-2.8-2.8Zm12.8 12.8 1.4-1.4 2.8 2.8-1.4 1.4-2.8-2.8ZM3.5 19.1l2.8-2.8 1.4 1.4-2.8 2.8-1.4-1.4ZM16.3 6.3l2.8-2.8 1.4 1.4-2.8 2.8-1.4-1.4Z',
  moon: 'M12 3a9 9 0 1 0 9 9c0-.5 0-.9-.1-1.4A5.5 5.5 0 0 1 13.4 3.1 9 9 0 0 0 12 3Z',
  close: 'm6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4 6.4 5Z',
  logo: 'M7 0h10a7 7 0 0 1 7 7v10a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7ZM3 12v2h5.2l1.7-4.4 3.7 10.9 2.9-7.4.7.9H21v-2h-2.8l-2.1-2.7-2.3 5.9L10.1 4l-3.3 8H3Z',
} as const

export type IconName = keyof typeof paths

/** Decoration beside words: hidden from assistive technology. */
export function icon(name: IconName): SVGSVGElement {
  const { element, draw } = shape()
  draw(name)
  return element
}

/** An icon that becomes another one in its place. */
export function shape(): { readonly element: SVGSVGElement; draw(name: IconName): void } {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  element.setAttribute('viewBox', '0 0 24 24')
  element.setAttribute('class', 'icon')
  element.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('fill-rule', 'evenodd')
  element.append(path)
  return { element, draw: name => path.setAttribute('d', paths[name]) }
}

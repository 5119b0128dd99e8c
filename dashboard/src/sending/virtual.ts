/** Rows of a long list of which only those that are seen are on the page. */
export interface Virtual {
  /** Builds the rows that are seen anew. */
  render(): void
  /** Brings a row into view; it is on the page then. */
  reveal(row: number): void
  /** The element of a row that is on the page. */
  element(row: number): HTMLElement | undefined
  /** How many rows fit. */
  visible(): number
}

/** Rows beyond what is seen, so that scrolling shows no gap. */
const ahead = 8

/**
 * @param scroller What scrolls; its first `top` pixels are covered by what sticks there.
 * @param body Holds the rows, as high as all of them.
 * @param height Of a row, in pixels.
 * @param build A row; its place is set here.
 * @param kept A row that stays although it is not seen, since it has the focus.
 */
export function virtual(scroller: HTMLElement, body: HTMLElement, count: number, height: number, top: () => number, build: (row: number) => HTMLElement, kept: () => number): Virtual {
  const shown = new Map<number, HTMLElement>()
  body.style.blockSize = `${count * height}px`
  let isAwaited = false

  const range = (): [number, number] => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - ahead)
    return [first, Math.min(count, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + ahead)]
  }
  const place = (row: number) => {
    const element = build(row)
    element.style.transform = `translateY(${row * height}px)`
    element.style.blockSize = `${height}px`
    shown.set(row, element)
    return element
  }
  const update = () => {
    isAwaited = false
    const [first, last] = range()
    for (const [row, element] of shown) {
      if ((row >= first && row < last) || (row === kept() && element.contains(document.activeElement))) continue
      element.remove()
      shown.delete(row)
    }
    const fresh: HTMLElement[] = []
    for (let row = first; row < last; row++) if (!shown.has(row)) fresh.push(place(row))
    body.append(...fresh)
  }
  scroller.addEventListener('scroll', () => {
    if (!isAwaited) requestAnimationFrame(update)
    isAwaited = true
  })
  new ResizeObserver(update).observe(scroller)

  return {
    render() {
      for (const [row, element] of shown) {
        const focus = element.contains(document.activeElement) ? document.activeElement?.getAttribute('data-focus') : undefined
        const anew = place(row)
        element.replaceWith(anew)
        if (focus) anew.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus({ preventScroll: true })
      }
      update()
    },
    reveal(row) {
      const begin = row * height
      const seen = scroller.clientHeight - top()
      if (begin < scroller.scrollTop) scroller.scrollTop = begin
      else if (begin + height > scroller.scrollTop + seen) scroller.scrollTop = begin + height - seen
      update()
    },
    element: row => shown.get(row),
    visible: () => Math.max(1, Math.floor((scroller.clientHeight - top()) / height) - 1),
  }
}

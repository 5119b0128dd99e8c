/** A row of a long list that is on the page; it shows one line after the other. */
export interface RowView {
  readonly element: HTMLElement
  /** Shows a line, or what has become known of it. */
  show(row: number): void
}

/** Rows of a long list of which only those that are seen are on the page. */
export interface Virtual<V extends RowView> {
  /** What is known has grown: with the next frame the rows that are seen say so. */
  render(): void
  /** Brings a row into view; it is on the page then. */
  reveal(row: number): void
  /** A row that is on the page. */
  view(row: number): V | undefined
  /** How many rows fit. */
  visible(): number
}

/** Rows beyond what is seen, so that scrolling shows no gap. */
const ahead = 6

/** As many rows are printed; of more only those that are seen. */
const mostPrinted = 400

/**
 * What goes out of view is used again for what comes into view, and the page's measures are read before anything is written: a frame
 * lays out once, and only what has changed.
 * @param scroller What scrolls; its first `top` pixels are covered by what sticks there.
 * @param body Holds the rows, as high as all of them.
 * @param height Of a row, in pixels.
 * @param make A row that shows nothing yet; its place is set here.
 * @param kept A row that stays although it is not seen, while it has the focus.
 */
export function virtual<V extends RowView>(scroller: HTMLElement, body: HTMLElement, count: number, height: number, top: () => number, make: () => V, kept: () => number): Virtual<V> {
  const shown = new Map<number, V>()
  body.style.blockSize = `${count * height}px`
  let seen = 0
  let isAwaited = false
  let isOutdated = false
  let isPrinting = false

  const range = (): [number, number] => {
    if (isPrinting && count <= mostPrinted) return [0, count]
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - ahead)
    return [first, Math.min(count, Math.ceil((scroller.scrollTop + seen) / height) + ahead)]
  }
  const update = () => {
    const [first, last] = range()
    const free: V[] = []
    for (const [row, view] of shown) {
      if ((row >= first && row < last) || (row === kept() && view.element.contains(document.activeElement))) continue
      shown.delete(row)
      free.push(view)
    }
    const fresh: HTMLElement[] = []
    for (let row = first; row < last; row++) {
      if (shown.has(row)) continue
      const used = free.pop()
      const view = used ?? make()
      view.show(row)
      view.element.style.transform = `translateY(${row * height}px)`
      if (!used) fresh.push(view.element)
      shown.set(row, view)
    }
    for (const { element } of free) element.remove()
    for (const element of fresh) element.style.blockSize = `${height}px`
    body.append(...fresh)
  }
  const frame = () => {
    if (isOutdated) for (const [row, view] of shown) view.show(row)
    isAwaited = isOutdated = false
    update()
  }
  const request = () => {
    if (!isAwaited) requestAnimationFrame(frame)
    isAwaited = true
  }
  scroller.addEventListener('scroll', request, { passive: true })
  for (const event of ['beforeprint', 'afterprint']) addEventListener(event, print)
  function print({ type }: Event): void {
    if (!scroller.isConnected) return removeEventListener(type, print)
    isPrinting = type === 'beforeprint'
    update()
    // On paper they follow each other as they stand in the page.
    body.append(...[...shown].sort(([a], [b]) => a - b).map(([, { element }]) => element))
  }
  new ResizeObserver(() => {
    seen = scroller.clientHeight
    update()
  }).observe(scroller)

  return {
    render() {
      isOutdated = true
      request()
    },
    reveal(row) {
      const begin = row * height
      const free = seen - top()
      if (begin < scroller.scrollTop) scroller.scrollTop = begin
      else if (begin + height > scroller.scrollTop + free) scroller.scrollTop = begin + height - free
      update()
    },
    view: row => shown.get(row),
    visible: () => Math.max(1, Math.floor((seen - top()) / height) - 1),
  }
}

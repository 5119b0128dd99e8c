type Child = Node | string | number | null | undefined | false
type Handlers = { [K in keyof HTMLElementEventMap as `on${K}`]?: (event: HTMLElementEventMap[K]) => void }
type Attributes = Handlers & Record<string, unknown>

/** An element with attributes, listeners (`onclick`) and children. Text always becomes a text node, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value != null) element.setAttribute(name, String(value))
  }
  element.append(...children.filter(isShown).map(child => (child instanceof Node ? child : String(child))))
  return element
}

function isShown(child: Child): child is Node | string | number {
  return child !== null && child !== undefined && child !== false
}

/** A definition list of label and value; a row without a value is left out. */
export function facts(rows: readonly (readonly [string, Child])[]): HTMLDListElement {
  return h(
    'dl',
    { class: 'facts' },
    ...rows
      .filter(([, value]) => isShown(value) && value !== '')
      .map(([label, value]) => h('div', {}, h('dt', {}, label), h('dd', {}, value))),
  )
}

/**
 * Rebuilds a part of the page only when its inputs changed, so that a poll that brings nothing new leaves focus,
 * selection and opened details alone; focus returns to the element with the same `data-focus`.
 */
export function fill(slot: HTMLElement, inputs: readonly unknown[], build: () => Node[]): void {
  const previous = filled.get(slot)
  if (previous && previous.length === inputs.length && previous.every((input, i) => input === inputs[i])) return
  filled.set(slot, inputs)
  const active = document.activeElement
  const focus = active instanceof HTMLElement && slot.contains(active) ? active.dataset.focus : undefined
  slot.replaceChildren(...build())
  if (focus) slot.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus()
}

const filled = new WeakMap<HTMLElement, readonly unknown[]>()

import type { State } from './state'

/** The frame around every page, as a page sees it. */
export interface Shell {
  readonly main: HTMLElement
  /** Where figures are from; a page that shows none leaves it empty. */
  readonly footer: HTMLElement
  /** Says something to whoever does not see it change. */
  announce(words: string): void
  setTitle(): void
  /** How reading what is published went; `undefined` on a page that reads none. */
  setConnection(connection: State['connection'] | undefined): void
  /** A page that opens another address of its own puts the focus on its heading, once that is there. */
  focusHeading(): void
}

/** A page of the site. It is mounted when its address is opened and left when another one's is. */
export interface Page {
  /** What is shown, for the window's title. */
  title(): string
  mount(shell: Shell, parts: readonly string[]): void
  /** Another address of the same page. */
  enter(parts: readonly string[]): void
  /** Language, theme or session have changed. */
  render(): void
  leave(): void
}

/** What the clerk's page shows at one address. */
export interface View {
  readonly element: HTMLElement
  /** Builds it again in the language that is chosen now. */
  render(): void
  /** The sign-in has ended, or is there again. */
  sessionChanged?(): void
  leave(): void
  title(): string
  /** When there is a heading to go to. */
  readonly ready: Promise<void>
}

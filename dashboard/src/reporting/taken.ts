import { h } from '../dom'
import { number } from '../format'
import { fieldsOf, type Opened } from './opening'
import { button } from './parts'
import { take, type Taken } from './taking'
import type { Work } from './work'
import { words } from './words'

export interface SheetContext {
  readonly opened: Opened
  readonly address: string
  work(): Work
  /** Puts another work in the place of this one. */
  replace(work: Work): void
  announce(words: string): void
  tell(message: Node | undefined): void
  flush(): Promise<void>
}

/** Takes copied text into the form and says what became of it. */
export function takeText(text: string, from: string, context: SheetContext): void {
  const before = structuredClone(context.work())
  const work = structuredClone(before)
  const taken = take(text, work, fieldsOf(context.opened), from)
  context.replace(work)
  report(taken, before, context)
}

/** Says what was taken into the form and what was not, and undoes it. */
export function report({ codes, left }: Taken, before: Work, context: SheetContext): void {
  const w = words()
  const said = codes.length > 0 ? w.took(number(codes.length)) : w.tookNone
  context.tell(
    h(
      'div',
      { 'data-test': 'taken' },
      h('p', { class: 'strong' }, said),
      left.length > 0 && h('p', {}, w.notTaken),
      left.length > 0 && h('ul', { class: 'plain' }, ...left.slice(0, 20).map(each => h('li', {}, each))),
      codes.length > 0 &&
        button(w.undo, () => {
          context.replace(before)
          context.tell(h('p', {}, w.undone))
        }),
    ),
  )
  context.announce(said)
}

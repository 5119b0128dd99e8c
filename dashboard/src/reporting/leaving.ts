import { h } from '../dom'
import { text } from '../i18n'
import { isUnsaved } from './local'
import { ask } from './parts'
import { words } from './words'

export { forgetAll } from './local'

/** Work that this browser alone has is not removed unseen. */
export const mayLeave = async (person: string): Promise<boolean> =>
  !isUnsaved(person) || (await ask(text().signOut, [h('p', {}, words().leaveUnsaved)], text().signOut, words().cancel))

import { h } from '../dom'
import { number } from '../format'
import { call, type Finding } from '../session/api'
import { findingItem } from './field-row'
import { banner } from './parts'
import type { Body } from './work'
import { words } from './words'

/** What is to be said of a draft before it is signed. It is read by the server and not saved; nothing where it cannot be asked. */
export async function checkless(address: string, body: Body): Promise<Node[]> {
  const w = words()
  try {
    const { findings } = (await call<{ findings: Finding[] }>('POST', `drafts/${address}/read`, { body })).body
    const missing = findings.filter(({ code }) => code === 'required-missing' || code === 'text-missing')
    const others = findings.filter(each => !missing.includes(each))
    return [
      missing.length > 0 && banner('warn', w.handOverMissing(number(missing.length))),
      others.length > 0 && h('ul', { class: 'findings' }, ...others.map(findingItem)),
      findings.length === 0 && banner('good', w.handOverOk),
    ].filter(part => part instanceof Node)
  } catch (error) {
    console.warn(error)
    return []
  }
}

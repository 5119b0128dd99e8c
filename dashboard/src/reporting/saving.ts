import { ApiProblem, call, SignedOutError, type Finding } from '../session/api'
import { callIfThere, type Field } from './definitions'
import { readLocal, writeLocal } from './local'
import type { ServerDraft } from './opening'
import { merge, taking, type Difference } from './merging'
import { toBody, type Body, type Work } from './work'

export type SaveState = 'unsaved' | 'dirty' | 'saving' | 'saved' | 'offline' | 'expired' | 'conflict' | 'refused'

export interface Conflict {
  readonly differences: readonly Difference[]
  /** What the server has. */
  readonly theirs: ServerDraft
  /** Both brought together, mine where they contradict each other. */
  readonly merged: Body
}

interface Place {
  readonly person: string
  readonly unit: string
  readonly form: string
  readonly period: string
}

interface Listener {
  changed(): void
  found(findings: readonly Finding[]): void
  /** The work was brought together with somebody else's. */
  replaced(body: Body): void
}

const quiet = 800
const patience = 10_000

/**
 * Keeps a draft: in this browser with every change, on the server when the typing pauses. The server's answer says what it finds.
 * What somebody else saved meanwhile is merged place by place, and asked about where both changed the same.
 */
export class Saving {
  state: SaveState = 'unsaved'
  savedAt: string | undefined
  conflict: Conflict | undefined
  /** Why the server refuses to keep it at all. */
  refusal: string | undefined

  private timer: ReturnType<typeof setTimeout> | undefined
  private localTimer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | undefined
  private edits = 0
  private savedEdits = 0
  private isStopped = false

  constructor(
    private readonly place: Place,
    private readonly work: () => Work,
    private readonly fields: readonly Field[],
    private base: { hash?: string; body: Body },
    private readonly listener: Listener,
  ) {
    addEventListener('online', this.retry)
    addEventListener('pagehide', this.keep)
    document.addEventListener('visibilitychange', this.keep)
  }

  get hash(): string | undefined {
    return this.base.hash
  }

  get isDirty(): boolean {
    return this.edits !== this.savedEdits
  }

  /** Something was typed. */
  changed(): void {
    this.edits++
    if (this.state !== 'conflict' && this.state !== 'refused') this.set(this.state === 'offline' || this.state === 'expired' ? this.state : 'dirty')
    clearTimeout(this.localTimer)
    this.localTimer = setTimeout(this.keep, 150)
    this.schedule(quiet)
  }

  /** Saves what is not saved yet, and waits for it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.keep()
    while (this.isDirty && this.state !== 'conflict') {
      const before = this.savedEdits
      await this.save()
      if (this.savedEdits === before) return
    }
  }

  /** Ends the quarrel over the same places. */
  resolve(keepMine: boolean): void {
    if (!this.conflict) return
    const { theirs, merged, differences } = this.conflict
    this.base = { hash: theirs.hash, body: theirs.body }
    this.listener.replaced(keepMine ? merged : taking(merged, theirs.body, differences.map(({ place }) => place)))
    this.conflict = undefined
    this.state = 'dirty'
    this.changed()
  }

  /** The draft is another one now: it was handed over, or begun from what was sent. */
  rebase(hash: string | undefined, body: Body): void {
    this.base = hash === undefined ? { body } : { hash, body }
    this.savedEdits = this.edits
    this.keep()
  }

  stop(): void {
    this.keep()
    clearTimeout(this.timer)
    clearTimeout(this.localTimer)
    removeEventListener('online', this.retry)
    removeEventListener('pagehide', this.keep)
    document.removeEventListener('visibilitychange', this.keep)
    this.isStopped = true
    if (this.isDirty) void this.save()
  }

  private readonly retry = () => this.isDirty && this.schedule(0)

  private readonly keep = () => {
    if (this.edits === 0) return
    const { person, unit, form, period } = this.place
    // What was removed with a sign-out is not written again by a save that was on its way.
    if (this.isStopped && !readLocal(person, unit, form, period)) return
    writeLocal(person, unit, form, period, { work: this.work(), base: this.base, saved: new Date().toISOString(), isDirty: this.isDirty })
  }

  private schedule(after: number): void {
    clearTimeout(this.timer)
    if (this.state !== 'conflict') this.timer = setTimeout(() => void this.save(), after)
  }

  private save(): Promise<void> {
    return (this.running ??= this.saveOnce().finally(() => (this.running = undefined)))
  }

  private async saveOnce(): Promise<void> {
    const { unit, form, period } = this.place
    const address = `drafts/${form}/${period}/${encodeURIComponent(unit)}`
    const edits = this.edits
    const body = toBody(this.work(), this.fields)
    this.set('saving')
    try {
      // Where none was there, somebody may have begun one meanwhile, which must not be written over.
      if (this.base.hash === undefined && (await callIfThere(address))) return await this.mergeWithTheirs(address, body)
      const { body: answer } = await call<{ hash: string; saved: string; findings: Finding[] }>('PUT', address, { body, ifMatch: this.base.hash })
      this.base = { hash: answer.hash, body }
      this.savedEdits = edits
      this.savedAt = answer.saved
      this.refusal = undefined
      this.keep()
      this.set(this.isDirty ? 'dirty' : 'saved')
      if (!this.isDirty) this.listener.found(answer.findings)
      else this.schedule(quiet)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'draft-changed') await this.mergeWithTheirs(address, body)
      else if (error instanceof ApiProblem) this.refuse(error)
      else if (error instanceof SignedOutError) this.set('expired')
      else this.waitForTheLine()
    }
  }

  private async mergeWithTheirs(address: string, mine: Body): Promise<void> {
    try {
      const theirs = await callIfThere<ServerDraft>(address)
      if (!theirs) {
        this.base = { body: this.base.body }
        this.schedule(0)
        return
      }
      const { body, conflicts } = merge(this.base.body, mine, theirs.body)
      if (conflicts.length > 0) {
        this.conflict = { differences: conflicts, theirs, merged: body }
        return this.set('conflict')
      }
      this.base = { hash: theirs.hash, body: theirs.body }
      this.listener.replaced(body)
      this.schedule(0)
    } catch (error) {
      if (error instanceof ApiProblem) this.refuse(error)
      else this.waitForTheLine()
    }
  }

  private refuse(error: ApiProblem): void {
    this.refusal = error.problem.detail
    this.set('refused')
  }

  private waitForTheLine(): void {
    this.set('offline')
    if (!this.isStopped) this.schedule(patience)
  }

  private set(state: SaveState): void {
    this.state = state
    this.listener.changed()
  }
}

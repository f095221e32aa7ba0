import type { SyncEntry } from '../types'
import { answeredSection, entryOf, frozen, isClean, nameOf } from './section'
import type { DeviceStore } from './store'
import type { Transport } from './transport'
import type { DeviceSection, Outbox } from './types'

export type Unkept = ReturnType<typeof createUnkept>

/**
 * Texts that a full device did not take. They are in this window alone, on the screen and here, and are sent at once; what
 * the device still holds of the same sections is older and stays where it is meanwhile.
 */
export function createUnkept({ store, newId }: { store: DeviceStore; newId: () => string }) {
  const held = new Map<string, DeviceSection>()
  /**
   * What the device holds is older than what was sent, unless it took a newer text at this very moment. Clean ones stay
   * here until it takes the next: they know what the server acknowledged.
   */
  const forget = async (name: string, sent: DeviceSection): Promise<void> => {
    const isOlder = ({ draft }: DeviceSection) => (draft?.writtenAt ?? '') <= (sent.savedAt ?? '')
    await store.change((box) => ({
      box: { ...box, sections: box.sections.filter((one) => nameOf(one) !== name || !isOlder(one)) },
      value: null,
    }))
  }
  return {
    get: (name: string): DeviceSection | null => held.get(name) ?? null,
    put: (name: string, section: DeviceSection): void => void held.set(name, section),
    /** The device has taken it. */
    drop: (name: string): void => void held.delete(name),
    has: (name: string): boolean => held.has(name),
    /** The outbox with these in the place of what the device holds of the same sections. */
    over: (box: Outbox): Outbox => ({
      ...box,
      sections: [...box.sections.filter((section) => !held.has(nameOf(section))), ...held.values()],
    }),
    /** @returns what hindered it; null when all of it was answered */
    send: async (transport: Transport, request: (entries: SyncEntry[]) => Parameters<Transport['send']>[0]) => {
      for (const [name, section] of held) {
        const sent = section.inFlight ? section : frozen(section, newId())
        if (!sent) continue
        held.set(name, sent)
        const reply = await transport.send(request([entryOf(sent)]))
        if (reply.kind !== 'ok') return reply
        const now = held.get(name)
        // The device has taken it meanwhile, and sends it once more under the same id.
        if (!now) continue
        const after = reply.value.answers.reduce(answeredSection, now)
        held.set(name, after)
        if (isClean(after)) await forget(name, after).catch(() => {})
      }
      return null
    },
  }
}

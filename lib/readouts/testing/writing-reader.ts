import { stopWatching } from '@/lib/live/hub'
import { writingEvents } from '@/lib/readouts/writing'
import { getWriting } from '@/lib/readouts/writing.queries'

// A server process of its own to a reader of one readout: says what it is told, until it is ended.
const [readoutId = '', userId = '', device = ''] = process.argv.slice(2)
const actor = { kind: 'user', userId, personId: null, name: 'Reader', roles: ['staff'] } as const
const stream = writingEvents({
  readoutId,
  look: () => getWriting(actor, { readoutId, device }, new Date()),
  signal: new AbortController().signal,
  onEnd: () => void stopWatching(),
})
const pieces = stream.getReader()
for (let next = await pieces.read(); !next.done; next = await pieces.read()) process.stdout.write(next.value)

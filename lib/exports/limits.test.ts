import { expect, it, vi } from 'vitest'
import { claimExport, whenOver } from './limits'

const bytes = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part))
      controller.close()
    },
  })

it('writes two files for one person at once, and another when one of them is over', () => {
  const first = claimExport('one')
  const second = claimExport('one')
  expect(claimExport('one')).toBeNull()
  const other = claimExport('other')
  expect(other).not.toBeNull()
  first?.()
  first?.()
  const third = claimExport('one')
  expect(third).not.toBeNull()
  expect(claimExport('one')).toBeNull()
  for (const giveBack of [second, third, other]) giveBack?.()
})

it('gives a place back by itself after a while', () => {
  vi.useFakeTimers()
  claimExport('waiting', 1_000)
  claimExport('waiting', 1_000)
  expect(claimExport('waiting')).toBeNull()
  vi.advanceTimersByTime(1_000)
  claimExport('waiting')?.()
  expect(claimExport('waiting')).not.toBeNull()
  vi.runAllTimers()
  vi.useRealTimers()
})

it('is over when all was read, when reading failed and when the reader went away, and not before', async () => {
  const read = vi.fn()
  const whole = whenOver(bytes('a', 'b'), read)
  expect(read).not.toHaveBeenCalled()
  expect(await new Response(whole).text()).toBe('ab')
  expect(read).toHaveBeenCalledOnce()
  const failed = vi.fn()
  const broken = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('away')) })
  await expect(new Response(whenOver(broken, failed)).text()).rejects.toThrow('away')
  expect(failed).toHaveBeenCalledOnce()
  const gone = vi.fn()
  await whenOver(bytes('a', 'b'), gone).cancel()
  expect(gone).toHaveBeenCalledOnce()
})

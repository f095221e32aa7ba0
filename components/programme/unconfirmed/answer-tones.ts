import type { Tone } from '@/components/ui/tag'
import type { CounterpartAnswer } from '@/lib/programme/values'

export const ANSWER_TONES: Record<CounterpartAnswer, Tone> = {
  invited: 'planned',
  confirmed: 'active',
  declined: 'late',
  not_confirmed: 'waiting',
}

import { actWords } from '@/lib/i18n/act-words'
import { ActionIsland, type ActionProps } from './action-island'

/** A button for one state change, for pages; a form uses `ActionIsland` with the words that it has already. */
export function ActionButton<T>(props: ActionProps<T>) {
  return <ActionIsland {...props} words={actWords()} />
}

import { NotHere } from '@/components/shell/not-here'

/** A record that is not there, or not for this person: the same words for both. */
export default function DeskNotFound() {
  return <NotHere kind="missing" />
}

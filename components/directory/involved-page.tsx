import type { ReactNode } from 'react'
import type { InvolvedPage } from '@/lib/search/types'
import { InvolvedMeetings, InvolvedOutcomes, InvolvedVisits } from './involved'
import { InvolvedFollowUps } from './involved-follow-ups'

/** The list of the page as it stands on the record's page, with the links to the pages beside it. */
export function InvolvedPageList(props: {
  page: InvolvedPage
  /** The register's address with the follow-ups of their own. */
  register: string
  own: 'leads' | 'accountable'
  pager: ReactNode
}) {
  const { page, register, own, pager } = props
  const place = { pager }
  if (page.list === 'visits') return <InvolvedVisits visits={page.shown} titles={own === 'accountable'} place={place} />
  if (page.list === 'meetings') return <InvolvedMeetings meetings={page.shown} place={place} />
  if (page.list === 'outcomes') return <InvolvedOutcomes outcomes={page.shown} place={place} />
  return <InvolvedFollowUps followUps={page.shown} register={register} own={own} place={place} />
}

import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import type { ReadoutView } from '@/lib/readouts/types'
import { MeetingWhen } from './meeting-when'
import { ReadoutStatusTag } from './readout-tags'
import { RestrictedTag } from './release-tags'

/** The head of the writing page, and the comments that it was returned with. */
export function WriteHead({ readout }: { readout: ReadoutView }) {
  const t = useTranslations('readouts')
  const { meeting } = readout
  return (
    <>
      <PageHead
        above={
          <>
            <Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link> ·{' '}
            <Link href={`/readouts/${readout.id}`}>{t('form.read')}</Link>
          </>
        }
        title={t('form.title')}
        tag={
          <>
            <ReadoutStatusTag status={readout.status} />
            {readout.handling === 'restricted' ? <RestrictedTag /> : null}
          </>
        }
        facts={[<MeetingWhen key="when" meeting={meeting} />, t('head.writer', { name: readout.writerName })]}
      />
      {readout.returnComments ? (
        <div className="mb-6 max-w-2xl">
          <Notice tone="warn" title={t('returned')}>
            <p className="whitespace-pre-line">{readout.returnComments}</p>
          </Notice>
        </div>
      ) : null}
    </>
  )
}

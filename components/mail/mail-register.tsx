import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Cell, figure, muted, tag } from '@/components/ui/cell'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Register } from '@/components/ui/register'
import type { Tone } from '@/components/ui/tag'
import { actWords } from '@/lib/i18n/act-words'
import { resendMail } from '@/lib/mail/actions'
import type { MailRow, MailState } from '@/lib/mail/types'
import { topicOf } from '@/lib/notifications/types'
import type { Translator } from '@/lib/platform/words'
import { formatInstant } from '@/lib/time/format'

const TONES: Record<MailState, Tone> = {
  queued: 'waiting',
  sending: 'waiting',
  sent: 'done',
  failed: 'late',
  uncertain: 'late',
  dropped: 'dropped',
}

type Props = { rows: readonly MailRow[]; zone: string; mayResend: boolean; empty: ReactNode }

/** Mails and what became of them; one that failed is sent again on purpose. */
export function MailRegister({ rows, zone, mayResend, empty }: Props) {
  const t = useTranslations('mail')
  const words = actWords()
  const all: Translator = useTranslations()
  // By its own name, by its topic, else as any.
  const kindOf = (kind: string) =>
    all([`mail.kind.${kind}`, `notifications.topics.${topicOf(kind)}`].find((key) => all.has(key)) ?? 'mail.kind.other')
  const error = ({ lastError, attempts }: MailRow): Cell =>
    lastError ? <span className="block max-w-md text-sm break-words">{lastError}</span> : muted(attempts ? '–' : '')
  return (
    <Register
      caption={t('list.caption')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'to',
          header: t('list.to'),
          primary: true,
          cell: ({ receiver, address }) => ({
            kind: 'title',
            to: `/admin/users/${receiver.id}`,
            text: receiver.name,
            under: address,
          }),
        },
        { key: 'what', header: t('list.what'), cell: ({ kind }) => kindOf(kind) },
        {
          key: 'state',
          header: t('list.state'),
          narrow: true,
          cell: ({ state }) => tag(TONES[state], t(`state.${state}`)),
        },
        {
          key: 'when',
          header: t('list.when'),
          narrow: true,
          cell: ({ stateAt }) => figure(formatInstant(new Date(stateAt), zone)),
        },
        { key: 'tries', header: t('list.tries'), align: 'right', narrow: true, cell: ({ attempts }) => attempts },
        { key: 'error', header: t('list.error'), cell: error },
        {
          key: 'next',
          header: t('list.next'),
          cell: ({ id, state }) =>
            mayResend && (state === 'failed' || state === 'uncertain') ? (
              <ActionIsland
                action={resendMail}
                words={words}
                input={{ mailId: id }}
                label={t('list.resend')}
                tone="quiet"
                done={t('list.resent')}
                {...(state === 'uncertain' ? { explain: t('list.uncertainNote') } : {})}
              />
            ) : null,
        },
      ]}
    />
  )
}

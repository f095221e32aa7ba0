import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { ActionButton } from '@/components/ui/form/action-button'
import { Section } from '@/components/ui/section'
import { Tag, type Tone } from '@/components/ui/tag'
import { revokePrivateLink } from '@/lib/private-links/actions'
import type { LinkState } from '@/lib/private-links/rules'
import type { LikelyOrganisation, LinkView } from '@/lib/private-links/types'
import { formatInstant } from '@/lib/time/format'
import { MakeLink } from './make-link'

const TONES: Record<LinkState, Tone> = { open: 'active', ended: 'neutral', revoked: 'dropped' }

/** What the making of a link says in the browser. */
export const LINK_WORDS = ['make', 'form', 'shown'].map((part) => `privateLinks.${part}`)

type Props = {
  followUpId: string
  /** Null: not for this reader. */
  links: readonly LinkView[] | null
  likely: readonly LikelyOrganisation[]
  zone: string
  mayMake: boolean
}

/** The private links of a follow-up, for managers: whose, how long, whether used; made and revoked here. */
export function PrivateLinks({ followUpId, links, likely, zone, mayMake }: Props) {
  const t = useTranslations('privateLinks')
  if (links === null) return null
  return (
    <Section
      id="private-links"
      title={t('title')}
      action={mayMake ? <MakeLink followUpId={followUpId} likely={likely} /> : null}
    >
      {links.length === 0 ? (
        <EmptyState>
          {t('none')} {t('intro')}
        </EmptyState>
      ) : (
        <ul className="grid gap-3" aria-label={t('list')}>
          {links.map((link) => (
            <Line key={link.id} link={link} zone={zone} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Line({ link, zone }: { link: LinkView; zone: string }) {
  const t = useTranslations('privateLinks')
  const at = (instant: string) => formatInstant(new Date(instant), zone)
  const { id, organisation, state, message, maker, madeAt, endsAt, revokedAt, lastUsedAt, reports } = link
  const ends =
    state === 'revoked' && revokedAt !== null
      ? t('revokedAt', { at: at(revokedAt) })
      : t(state === 'open' ? 'until' : 'endedAt', { at: at(endsAt) })
  const used = lastUsedAt === null ? t('neverUsed') : t('used', { at: at(lastUsedAt) })
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 border-l-2 border-line pl-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="break-words">
          <span className="font-semibold">{organisation}</span> <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
        </p>
        {message ? <p className="whitespace-pre-line break-words">{message}</p> : null}
        <p className="text-sm text-muted">
          {[ends, used, t('reports', { count: reports }), t('made', { name: maker, at: at(madeAt) })].join(' · ')}
        </p>
      </div>
      {state === 'open' ? (
        <ActionButton
          action={revokePrivateLink}
          input={{ linkId: id }}
          label={t('revoke')}
          explain={<p>{t('revokeExplain', { name: organisation })}</p>}
          tone="quiet"
          done={t('revoked')}
        />
      ) : null}
    </li>
  )
}

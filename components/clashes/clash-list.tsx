import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { acceptClash, withdrawAcceptance } from '@/lib/clashes/actions'
import { isOpen } from '@/lib/clashes/find'
import type { Clash } from '@/lib/clashes/types'
import { withQuery } from '@/lib/platform/address'
import { formatInstant } from '@/lib/time/format'
import { ClashItems, ClashPeople, ClashReason } from './clash-words'

type Shown = {
  visitId: string
  /** IANA: when something was accepted is told in the capital's time. */
  homeZone: string
  /** Whether the reader may accept a clash, and keeps the travel times. */
  mayAccept: boolean
  mayEditTravel: boolean
}

const GROUPS = ['certain', 'possible', 'accepted'] as const
type Group = (typeof GROUPS)[number]
const TONES = { certain: 'late', possible: 'waiting', accepted: 'done' } as const

const groupOf = (clash: Clash): Group => (isOpen(clash) ? clash.certainty : 'accepted')

/** All clashes of a programme: certain ones, possible ones, and those that planners live with. */
export function ClashGroups({ clashes, ...shown }: Shown & { clashes: readonly Clash[] }) {
  const t = useTranslations('clashes')
  return GROUPS.map((group) => {
    const list = clashes.filter((clash) => groupOf(clash) === group)
    if (list.length === 0) return null
    return (
      <Section key={group} id={group} title={`${t(`groups.${group}`)} (${list.length})`}>
        <p className="mb-3 text-muted">{t(`groupHints.${group}`)}</p>
        <ul className="space-y-3">
          {list.map((clash) => (
            <ClashCard key={clash.key} clash={clash} group={group} {...shown} />
          ))}
        </ul>
      </Section>
    )
  })
}

function ClashCard({ clash, group, ...shown }: Shown & { clash: Clash; group: Group }) {
  const t = useTranslations('clashes')
  return (
    <li className="rounded border border-line bg-surface p-4">
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-base">{t(`rules.${clash.rule}`)}</h3>
        <Tag tone={TONES[group]}>{t(`groups.${group}`)}</Tag>
      </div>
      <ClashReason clash={clash} />
      <ClashItems items={clash.items} />
      <ClashPeople people={clash.people} />
      <Acceptance clash={clash} homeZone={shown.homeZone} />
      <ClashActions clash={clash} group={group} {...shown} />
    </li>
  )
}

/** Who accepted it when and why; of one that has changed, that it was accepted before. */
function Acceptance({ clash: { accepted }, homeZone }: { clash: Clash; homeZone: string }) {
  const t = useTranslations('clashes.accept')
  if (accepted === null) return null
  const { byName: name, reason, stands } = accepted
  const at = formatInstant(new Date(accepted.at), homeZone)
  return <p className="mt-2 break-words">{t(stands ? 'by' : 'before', { name, at, reason })}</p>
}

function ClashActions(props: Shown & { clash: Clash; group: Group }) {
  const { clash, group, visitId, mayAccept, mayEditTravel } = props
  const t = useTranslations('clashes')
  const { travel, key, fingerprint } = clash
  const enter = travel !== null && mayEditTravel
  if (!mayAccept && !enter) return null
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {!mayAccept ? null : group === 'accepted' ? (
        <ActionButton
          action={withdrawAcceptance}
          input={{ visitId, key }}
          label={t('accept.withdraw')}
          done={t('accept.withdrawn')}
        />
      ) : (
        <ActionButton
          action={acceptClash}
          input={{ visitId, key, fingerprint }}
          label={t('accept.button')}
          reason="required"
          reasonLabel={t('accept.reason')}
          explain={t('accept.explain')}
          done={t('accept.done')}
        />
      )}
      {enter ? <Link href={travelTimeHref(travel, visitId)}>{t('enterTravelTime')}</Link> : null}
    </div>
  )
}

/** The form of a travel time with the pair filled in; it leads back here. */
const travelTimeHref = ({ from, to }: NonNullable<Clash['travel']>, visit: string): string =>
  withQuery('/travel-times/new', {
    fromCity: from.city,
    fromVenue: from.venue ?? undefined,
    toCity: to.city,
    toVenue: to.venue ?? undefined,
    visit,
  })

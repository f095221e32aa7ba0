import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import { isOpen } from '@/lib/clashes/find'
import type { Clash } from '@/lib/clashes/types'
import { ClashItems, ClashReason } from './clash-words'

/** The clashes that one item is in, open ones first; nothing where there are none. */
export function ItemClashes({ itemId, visitId, clashes }: { itemId: string; visitId: string; clashes: Clash[] }) {
  const t = useTranslations('clashes')
  if (clashes.length === 0) return null
  const inOrder = [...clashes.filter(isOpen), ...clashes.filter((clash) => !isOpen(clash))]
  return (
    <Section
      id="clashes"
      title={t('ofItem')}
      action={<ButtonLink href={`/visits/${visitId}/programme/check`}>{t('seeAll')}</ButtonLink>}
    >
      <ul className="divide-y divide-line rounded border border-line bg-surface">
        {inOrder.map((clash) => (
          <li key={clash.key} className="px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong>{t(`rules.${clash.rule}`)}</strong> <ClashTag clash={clash} />
            </p>
            <ClashReason clash={clash} />
            {clash.items.length > 1 ? <ClashItems items={clash.items.filter(({ id }) => id !== itemId)} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ClashTag({ clash }: { clash: Clash }) {
  const t = useTranslations('clashes.groups')
  if (!isOpen(clash)) return <Tag tone="done">{t('accepted')}</Tag>
  return <Tag tone={clash.certainty === 'certain' ? 'late' : 'waiting'}>{t(clash.certainty)}</Tag>
}

/** How many clashes a programme has that nobody has accepted, as the way to them; nothing where there are none. */
export function ClashCount({ visitId, clashes }: { visitId: string; clashes: readonly Clash[] | null }) {
  const t = useTranslations('clashes')
  const count = clashes?.filter(isOpen).length ?? 0
  if (count === 0) return null
  return (
    <Link href={`/visits/${visitId}/programme/check`} className="tag tag-late no-print underline">
      {t('count', { count })}
    </Link>
  )
}

import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { withQuery } from '@/lib/platform/address'
import { formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import type { IssuedVersion } from '@/lib/versions/types'

type Props = { version: IssuedVersion; visitId: string; whose: string | null; telling: boolean }

/** What a version is: its number, when and by whom it was issued, what for; and where to go from it. */
export function VersionHead({ version, visitId, whose, telling }: Props) {
  const t = useTranslations('versions')
  const { number, issuedAt, issuedByName, note, snapshot } = version
  const { homeZone } = snapshot.visit
  const at = `${formatInstant(new Date(issuedAt), homeZone)} ${zoneCity(homeZone)}`
  const base = `/visits/${visitId}/programme`
  const compare = (from: number, to: string) => withQuery(`${base}/versions/compare`, { from: String(from), to })
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div>
        <h2 className="text-xl">{t('number', { number })}</h2>
        <p className="text-muted">{t('issuedBy', { at, name: issuedByName })}</p>
        {note ? <p className="max-w-prose whitespace-pre-line">{note}</p> : null}
      </div>
      <div className="no-print flex flex-wrap gap-2">
        {telling ? (
          <ButtonLink tone="quiet" href={`${base}/versions/${number}/tell`}>
            {t('links.tell')}
          </ButtonLink>
        ) : null}
        {number > 1 ? (
          <ButtonLink tone="quiet" href={compare(number - 1, String(number))}>
            {t('links.compareBefore', { number: number - 1 })}
          </ButtonLink>
        ) : null}
        <ButtonLink tone="quiet" href={compare(number, 'draft')}>
          {t('links.compareDraft')}
        </ButtonLink>
        <ButtonLink
          tone="quiet"
          href={withQuery(`${base}/print`, { version: String(number), ...(whose ? { for: whose } : {}) })}
        >
          {t('links.print')}
        </ButtonLink>
      </div>
    </div>
  )
}

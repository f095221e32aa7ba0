import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminNav } from '@/components/accounts/admin-nav'
import { MailRegister } from '@/components/mail/mail-register'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { FilterSelect } from '@/components/ui/filter-fields'
import { KeysetPager } from '@/components/ui/keyset-pager'
import { ListCount } from '@/components/ui/list-count'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { mailConfig } from '@/lib/mail/config'
import { listMail } from '@/lib/mail/queries'
import { MAIL_STATES } from '@/lib/mail/types'
import { type Query, readQuery, withQuery } from '@/lib/platform/address'
import { readEnv } from '@/lib/platform/env'

const PATH = '/admin/mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail.list'))('title') }
}

/** What was sent, what waits and what did not arrive. */
export default async function MailPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('account.admin')
  const query = readQuery(await searchParams, ['state', 'after', 'before', 'count'])
  const state = MAIL_STATES.find((one) => one === query.state)
  const page = await listMail(actor, query)
  const [t, states] = [await getTranslations('mail.list'), await getTranslations('mail.state')]
  const address = (more: Record<string, string | undefined>) => withQuery(PATH, { state, count: query.count, ...more })
  const active = state ? [{ label: t('activeFilter', { filter: t('state'), value: states(state) }), href: PATH }] : []
  const on = mailConfig() !== null
  return (
    <>
      <PageHead title={t('title')} facts={[t('intro')]} />
      <AdminNav actor={actor} />
      {on ? null : <Notice>{t('off')}</Notice>}
      <FilterBar
        action={PATH}
        state={{ state }}
        count={<ListCount of="mail.list" total={page} path={PATH} query={query} />}
        active={active}
        short
      >
        <FilterSelect
          name="state"
          label={t('state')}
          value={state}
          options={MAIL_STATES.map((value) => ({ value, label: states(value) }))}
        />
      </FilterBar>
      <MailRegister
        rows={page.rows}
        zone={readEnv().HOME_ZONE}
        mayResend={on}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      <KeysetPager
        previous={page.previous && address({ before: page.previous })}
        next={page.next && address({ after: page.next })}
      />
    </>
  )
}

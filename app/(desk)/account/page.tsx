import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ChangePasswordForm } from '@/components/accounts/change-password-form'
import { OwnSessions } from '@/components/accounts/own-sessions'
import { RoleWords } from '@/components/accounts/role-words'
import { ChoicesForm } from '@/components/notifications/choices-form'
import { DescriptionList } from '@/components/ui/description-list'
import { ActionButton } from '@/components/ui/form/action-button'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { endOtherSessions, setOwnMail } from '@/lib/accounts/actions'
import { getOwnAccount } from '@/lib/accounts/own.queries'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { mailConfig } from '@/lib/mail/config'
import { ownChoices } from '@/lib/notifications/queries'
import { readEnv } from '@/lib/platform/env'
import { todayIn } from '@/lib/time/calendar'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.own')
  return { title: t('title') }
}

export default async function AccountPage() {
  const actor = await requireActor('account.own')
  const now = new Date()
  const [account, choices] = await Promise.all([getOwnAccount(actor, now), ownChoices(actor)])
  const [t, words] = [await getTranslations('accounts.own'), await getTranslations('notifications.choices')]
  const zone = readEnv().HOME_ZONE
  const { name, email, roles, person, mailOn, sessions } = account
  return (
    <>
      <PageHead title={t('title')} />
      <Section id="about" title={t('about')}>
        <DescriptionList
          facts={[
            { term: t('name'), value: name },
            { term: t('email'), value: email },
            { term: t('roles'), value: <RoleWords roles={roles} today={todayIn(zone, now)} /> },
            {
              term: t('person'),
              value: person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : t('notLinked'),
            },
          ]}
        />
        <p className="mt-2 text-sm text-muted">{t('askAdmin')}</p>
      </Section>
      <Section id="mail" title={t('mail')}>
        <p className="mb-3">{t(mailOn ? 'mailIsOn' : 'mailIsOff', { email })}</p>
        {mailConfig() === null ? <p className="mb-3 text-muted">{t('noMailServer')}</p> : null}
        <ActionButton
          action={setOwnMail}
          input={{ on: !mailOn }}
          label={t(mailOn ? 'mailTurnOff' : 'mailTurnOn')}
          done={t(mailOn ? 'mailTurnedOff' : 'mailTurnedOn')}
        />
      </Section>
      <Section id="notices" title={words('title')}>
        <p className="mb-3 text-muted">{words('intro', { email })}</p>
        <ClientMessages also={['notifications.topics', 'notifications.ways', 'notifications.choices']}>
          <ChoicesForm choices={choices} />
        </ClientMessages>
      </Section>
      <Section id="password" title={t('password')}>
        <ClientMessages also={['accounts.own']}>
          <ChangePasswordForm />
        </ClientMessages>
      </Section>
      <Section
        id="sessions"
        title={t('sessions')}
        action={
          sessions.length > 1 ? (
            <ActionButton action={endOtherSessions} input={{}} label={t('endOthers')} done={t('othersEnded')} />
          ) : null
        }
      >
        <p className="mb-3 text-muted">{t('sessionsText')}</p>
        <OwnSessions sessions={sessions} zone={zone} />
      </Section>
    </>
  )
}

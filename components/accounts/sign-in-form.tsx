import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { FocusOnArrival } from './focus-on-arrival'

/**
 * A plain form, posted by the browser: it works before the page is alive and without scripts. What went wrong comes
 * back with the page, in the form pattern's summary and beside the field.
 */
export function SignInForm(props: { csrfToken: string; from: string; email: string; problem: string | null }) {
  const { csrfToken, from, email, problem } = props
  const t = useTranslations('auth.signIn')
  return (
    <>
      {problem ? <ProblemSummary problem={problem} /> : null}
      <form method="post" action="/api/auth/callback/credentials" noValidate>
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value={from} />
        <label htmlFor="email" className="mb-1 block font-semibold">
          {t('email')}
        </label>
        <input
          id="email"
          name="email"
          type="email"
          defaultValue={email}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          className="field-control mb-4"
        />
        <label htmlFor="password" className="mb-1 block font-semibold">
          {t('password')}
        </label>
        {problem ? (
          <p id="password-error" className="mb-1 flex items-start gap-1.5 font-semibold text-late">
            <Icon name="circle-alert" size={16} className="mt-1 shrink-0" />
            {problem}
          </p>
        ) : null}
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          {...(problem ? { 'aria-describedby': 'password-error', 'aria-invalid': true } : {})}
          className="field-control mb-5"
        />
        <Button type="submit" tone="primary" className="w-full">
          {t('submit')}
        </Button>
      </form>
    </>
  )
}

function ProblemSummary({ problem }: { problem: string }) {
  const t = useTranslations('auth.signIn.problem')
  return (
    <FocusOnArrival labelledBy="problem-title">
      <h2 id="problem-title" className="mb-2 flex items-center gap-2 text-lg text-late">
        <Icon name="circle-alert" size={18} className="shrink-0" />
        {t('title')}
      </h2>
      <a href="#password" className="font-semibold text-late underline underline-offset-2">
        {problem}
      </a>
    </FocusOnArrival>
  )
}

import { Body, Button, Container, Head, Heading, Html, Link, Preview, render, Text } from '@react-email/components'
import { LOCALE } from '@/lib/i18n/load'
import { say } from '@/lib/i18n/say'
import type { Letter } from './types'

// Mail programs read neither style sheets nor custom properties: the tokens of the light scheme, as they are.
const COLOURS = { page: '#F7F6F3', surface: '#FFFFFF', line: '#D9D6CE', ink: '#1C2126', muted: '#5A6169' }
const PRIMARY = '#0B5A68'
const FONT = 'Inter, "Segoe UI", system-ui, sans-serif'

/** As written: a heading in capitals shouts. */
const PLAIN = { selectors: [{ selector: 'h1', options: { uppercase: false } }] }

/** A letter as mail programs show it, and as plain text for those that show that. Links begin with `appUrl`. */
export async function renderLetter(letter: Letter, appUrl: string): Promise<{ html: string; text: string }> {
  const page = <LetterPage letter={letter} appUrl={appUrl} />
  return { html: await render(page), text: await render(page, { plainText: true, htmlToTextOptions: PLAIN }) }
}

function LetterPage({ letter, appUrl }: { letter: Letter; appUrl: string }) {
  const { heading, lines, list = [], action } = letter
  return (
    <Html lang={LOCALE}>
      <Head />
      <Preview>{lines[0] ?? heading}</Preview>
      <Body style={{ backgroundColor: COLOURS.page, color: COLOURS.ink, fontFamily: FONT, margin: 0, padding: 24 }}>
        <Container
          style={{ backgroundColor: COLOURS.surface, border: `1px solid ${COLOURS.line}`, maxWidth: 560, padding: 24 }}
        >
          <Heading as="h1" style={{ fontSize: 20, lineHeight: '28px', margin: '0 0 12px' }}>
            {heading}
          </Heading>
          {lines.map((line) => (
            <Text key={line} style={{ fontSize: 15, lineHeight: '24px', margin: '0 0 12px' }}>
              {line}
            </Text>
          ))}
          {list.map(({ label, path }) => (
            <Text key={path} style={{ fontSize: 15, lineHeight: '24px', margin: '0 0 4px' }}>
              <Link href={appUrl + path} style={{ color: PRIMARY, textDecoration: 'underline' }}>
                {label}
              </Link>
            </Text>
          ))}
          <Button
            href={appUrl + action.path}
            style={{ backgroundColor: PRIMARY, borderRadius: 4, color: '#FFFFFF', fontSize: 15, padding: '10px 16px' }}
          >
            {action.label}
          </Button>
          <Text style={{ color: COLOURS.muted, fontSize: 13, lineHeight: '20px', margin: '24px 0 0' }}>
            {say('mail.foot.why')}{' '}
            <Link href={`${appUrl}/account`} style={{ color: COLOURS.muted, textDecoration: 'underline' }}>
              {say('mail.foot.off')}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

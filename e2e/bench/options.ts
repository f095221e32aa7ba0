import { parseArgs } from 'node:util'
import { Refusal } from '@/lib/platform/cli/main'

const USAGE = `npm run bench -- [--scale 1,10] [--visits 2000] [--json FILE] [--only PATTERN] [--seconds 3] [--no-browser] [--start]
  --scale       which generated databases, made first when they are not there
  --only        cases whose name matches the regular expression
  --seconds     of load for each case at 1 client, and again at 8
  --no-browser  without Chromium
  --start       also the first start with an empty data folder and no build; the build is made anew
npm run soak -- [--minutes 10] [--scale 1] [--visits 2000]`

export type Options = {
  scales: number[]
  visits: number
  json: string | null
  only: RegExp | null
  seconds: number
  browser: boolean
  firstStart: boolean
  minutes: number
}

/** @throws Refusal with the usage when an argument is none of these. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({
      args,
      options: {
        scale: text,
        visits: text,
        json: text,
        only: text,
        seconds: text,
        minutes: text,
        'no-browser': flag,
        start: flag,
      },
    })
    return {
      scales: (values.scale ?? '1,10').split(',').map((one) => positive(one)),
      visits: positive(values.visits ?? '2000'),
      json: values.json ?? null,
      only: values.only ? new RegExp(values.only, 'i') : null,
      seconds: positive(values.seconds ?? '3'),
      minutes: positive(values.minutes ?? '10'),
      browser: !values['no-browser'],
      firstStart: values.start ?? false,
    }
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n\n${USAGE}`)
  }
}

function positive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`"${text}" is not a number above 0.`)
  return value
}

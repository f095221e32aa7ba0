import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { EnvError, fileStoreSettings, readEnv, readSettings } from './env'

const SECRET = 'x'.repeat(32)
const DATABASE_URL = 'postgresql://app:word@db.example/tashrif'
const complete = { DATABASE_URL, SESSION_SECRET: SECRET }

describe('settings', () => {
  test('need nothing for a start on this machine', () => {
    expect(readSettings({})).toMatchObject({
      DATA_DIR: '.data',
      HOST: 'localhost',
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      HOME_COUNTRY: 'UZ',
      HOME_ZONE: 'Asia/Tashkent',
      TRUSTED_PROXY: false,
    })
  })

  test('take an empty variable as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 })
  })

  test('follow PORT in the address', () => {
    expect(readSettings({ PORT: '4000' }).APP_URL).toBe('http://localhost:4000')
  })

  test.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['HOME_ZONE', 'Asia/Tashkentt'],
    ['HOME_COUNTRY', 'Uzbekistan'],
    ['DATABASE_URL', 'mysql://db.example/x'],
    ['SESSION_SECRET', 'short'],
    ['APP_URL', 'visits.example'],
    ['TRUSTED_PROXY', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['SESSION_IDLE_MINUTES', '0'],
  ])('name %s when it is %s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(EnvError)
    expect(() => readSettings({ [name]: value })).toThrow(`${name}: `)
  })

  test('name every variable that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', HOME_ZONE: 'y' })).toThrow(/PORT: [\s\S]*HOME_ZONE: /)
  })
})

describe('the address that people open', () => {
  test('is required when other machines can reach the server', () => {
    expect(() => readSettings({ HOST: '0.0.0.0' })).toThrow('APP_URL: is required')
  })

  test.each([
    ['0.0.0.0', 'http://visits.example'],
    ['0.0.0.0', 'http://localhost:3000'],
    ['localhost', 'http://visits.example'],
  ])('must be https for HOST=%s and %s', (HOST, APP_URL) => {
    expect(() => readSettings({ HOST, APP_URL })).toThrow('APP_URL: must begin with https://')
  })

  test('loses its last slash', () => {
    expect(readSettings({ HOST: '0.0.0.0', APP_URL: 'https://visits.example/' }).APP_URL).toBe('https://visits.example')
  })
})

describe('the application', () => {
  test('needs a database and a secret', () => {
    expect(() => readEnv({})).toThrow(/DATABASE_URL: [\s\S]*SESSION_SECRET: /)
    expect(() => readEnv({ DATABASE_URL })).toThrow('SESSION_SECRET: ')
  })

  test('uses one connection for all where no other is named', () => {
    expect(readEnv(complete)).toMatchObject({ DATABASE_OWNER_URL: DATABASE_URL, DATABASE_DIRECT_URL: DATABASE_URL })
  })

  test('does not migrate through a pooler where a direct connection is named', () => {
    const direct = 'postgresql://tashrif_app@db.example:5432/tashrif'
    expect(readEnv({ ...complete, DATABASE_DIRECT_URL: direct }).DATABASE_OWNER_URL).toBe(direct)
  })

  test('is measured only with a token that nobody guesses', () => {
    expect(readEnv(complete).METRICS_TOKEN).toBeUndefined()
    expect(() => readEnv({ ...complete, METRICS_TOKEN: 'metrics' })).toThrow('METRICS_TOKEN: must have at least 32')
  })
})

describe('where files are kept', () => {
  const bucket = { FILES_S3_BUCKET: 'files', FILES_S3_KEY: 'key', FILES_S3_SECRET: 'secret' }

  test('is a folder in DATA_DIR, wherever that is', () => {
    expect(fileStoreSettings({})).toEqual({ kind: 'local', folder: path.resolve('.data/files') })
    expect(fileStoreSettings({ DATA_DIR: '/srv/tashrif' })).toEqual({ kind: 'local', folder: '/srv/tashrif/files' })
  })

  test('is a bucket once one is named, in the path of an address of one’s own', () => {
    const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }
    const amazon = { kind: 's3', bucket: 'files', region: 'us-east-1', credentials, forcePathStyle: false }
    expect(fileStoreSettings(bucket)).toEqual(amazon)
    const own = { ...bucket, FILES_S3_ENDPOINT: 'https://s3.example', FILES_S3_REGION: 'tashkent' }
    expect(fileStoreSettings(own)).toEqual({
      ...amazon,
      endpoint: 'https://s3.example',
      region: 'tashkent',
      forcePathStyle: true,
    })
  })

  test('is refused half described, naming what is not set', () => {
    expect(() => readSettings({ FILES_S3_ENDPOINT: 'https://s3.example', FILES_S3_KEY: 'key' })).toThrow(
      /FILES_S3_BUCKET: is not set.*\n.*FILES_S3_SECRET/,
    )
    expect(() => readSettings({ ...bucket, FILES_S3_ENDPOINT: 's3.example' })).toThrow(/FILES_S3_ENDPOINT/)
  })
})

describe('mail', () => {
  const mail = { SMTP_HOST: 'mail.example', MAIL_FROM: 'Visits office <visits@ministry.example>' }
  test('is not sent where nothing says so, and by an address or its parts where it is', () => {
    expect(readSettings({}).MAIL_FROM).toBeUndefined()
    expect(readSettings(mail).SMTP_HOST).toBe('mail.example')
    expect(readSettings({ SMTP_URL: 'smtps://a:b@mail.example', MAIL_FROM: 'a@b.example' }).SMTP_HOST).toBeUndefined()
  })

  test.each([
    [{ SMTP_HOST: 'mail.example' }, 'MAIL_FROM: is required'],
    [{ MAIL_FROM: 'a@b.example' }, 'SMTP_URL: is required'],
    [{ ...mail, SMTP_URL: 'smtp://mail.example' }, 'SMTP_URL: says all'],
    [{ ...mail, SMTP_USER: 'office' }, 'go together'],
    [{ SMTP_PORT: '25' }, 'SMTP_HOST: is not set'],
    [{ ...mail, SMTP_PORT: '0' }, 'SMTP_PORT'],
    [{ ...mail, MAIL_FROM: 'nobody' }, 'MAIL_FROM: must be an address'],
    [{ ...mail, MAIL_FROM: 'Eve\r\nBcc: x@y.example <a@b.example>' }, 'MAIL_FROM: must be an address'],
    [{ SMTP_URL: 'https://mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL: must be'],
  ])('with half of it set refuses to start and says which', (variables, problem) => {
    expect(() => readSettings(variables)).toThrow(problem)
  })
})

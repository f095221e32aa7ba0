import { describe, expect, it } from 'vitest'
import { findZone, isKnownZone, isSameZone, zoneCity, zoneNames } from './zones'

describe('isKnownZone', () => {
  it('knows IANA names, old and new', () => {
    const known = ['Asia/Tashkent', 'Asia/Shanghai', 'Asia/Kolkata', 'Asia/Calcutta', 'Asia/Chongqing', 'UTC']
    expect(known.filter((zone) => !isKnownZone(zone))).toEqual([])
  })

  it('refuses offsets, other spellings and everything else', () => {
    const unknown = [
      'Asia/Atlantis',
      'asia/shanghai',
      '+05:00',
      'Shanghai',
      '',
      ' ',
      'Asia/',
      'x'.repeat(1000),
      '../etc',
    ]
    expect(unknown.filter(isKnownZone)).toEqual([])
  })
})

describe('zoneCity', () => {
  it('is the city as people write it', () => {
    expect(zoneCity('Asia/Shanghai')).toBe('Shanghai')
    expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
    expect(zoneCity('Asia/Calcutta')).toBe('Kolkata')
    expect(zoneCity('UTC')).toBe('UTC')
  })
})

describe('isSameZone', () => {
  it('sees through an older name', () => {
    expect(isSameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true)
    expect(isSameZone('Asia/Samarkand', 'Asia/Tashkent')).toBe(false)
  })
})

describe('findZone', () => {
  it.each([
    ['Asia/Shanghai', 'Asia/Shanghai'],
    ['asia/SHANGHAI', 'Asia/Shanghai'],
    [' shanghai ', 'Asia/Shanghai'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['port au prince', 'America/Port-au-Prince'],
    ['kolkata', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['asia/chongqing', 'Asia/Shanghai'],
    ['Beijing', 'Asia/Shanghai'],
    ['Tashkent', 'Asia/Tashkent'],
    ['utc', 'UTC'],
  ])('reads "%s" as %s', (text, zone) => {
    expect(findZone(text)).toBe(zone)
  })

  it.each(['', 'Atlantis', '+05:00', 'Asia', '__proto__', 'constructor'])('does not guess at "%s"', (text) => {
    expect(findZone(text)).toBe(null)
  })
})

describe('zoneNames', () => {
  it('lists known zones under the names of today, each once, sorted', () => {
    const names = zoneNames()
    expect(names.filter((zone) => !isKnownZone(zone))).toEqual([])
    expect(names).toEqual([...new Set(names)].sort())
    expect(['Asia/Tashkent', 'Asia/Shanghai', 'Europe/Kyiv', 'UTC'].every((zone) => names.includes(zone))).toBe(true)
    expect(names.includes('Europe/Kiev')).toBe(false)
  })

  it('has one zone for each city', () => {
    const cities = zoneNames().map(zoneCity)
    expect(cities.length).toBe(new Set(cities).size)
  })
})

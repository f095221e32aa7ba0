/**
 * Names of time zones: the only list is the one of the runtime (Intl), which uses some names of before a city or its
 * spelling changed. They are shown under the name of today.
 */
const TODAYS_NAMES: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Seats of government and large cities that people type and that no zone is named after. */
const CITIES_WITHOUT_ZONE: Record<string, string> = {
  'abu dhabi': 'Asia/Dubai',
  ankara: 'Europe/Istanbul',
  astana: 'Asia/Almaty',
  beijing: 'Asia/Shanghai',
  bukhara: 'Asia/Samarkand',
  geneva: 'Europe/Zurich',
  guangzhou: 'Asia/Shanghai',
  islamabad: 'Asia/Karachi',
  'new delhi': 'Asia/Kolkata',
  shenzhen: 'Asia/Shanghai',
  suzhou: 'Asia/Shanghai',
  washington: 'America/New_York',
}

/** An IANA name, never an offset such as `+05:00`, which Intl would take too. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/

type ZoneIndex = { names: string[]; byName: Map<string, string>; byCity: Map<string, string> }
let index: ZoneIndex | null = null

/** Whether the text is an IANA zone that the runtime knows, in its proper spelling (`findZone` gives that). */
export function isKnownZone(zone: string): boolean {
  if (!runtimeKnows(zone)) return false
  const proper = zoneIndex().byName.get(zone.toLowerCase())
  // What is not in the list at all is an older alias: valid, and nothing says how it is spelt.
  return proper === undefined || isSameZone(proper, zone)
}

/** The zone names to choose from, sorted, with today's spelling. Make it on the server: runtimes differ in their list. */
export function zoneNames(): string[] {
  return zoneIndex().names
}

/** The city of a zone as people write it: `Asia/Shanghai` → `Shanghai`, `UTC` → `UTC`. */
export function zoneCity(zone: string): string {
  const name = TODAYS_NAMES[zone] ?? zone
  return name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

/** Whether two names are one zone: `Asia/Calcutta` and `Asia/Kolkata` are. */
export function isSameZone(first: string, second: string): boolean {
  return (TODAYS_NAMES[first] ?? first) === (TODAYS_NAMES[second] ?? second)
}

/** The zone that a person means by a zone name in any case or by a city (`shanghai`, `New York`), or null. */
export function findZone(text: string): string | null {
  const wanted = text.trim().toLowerCase()
  const { byName, byCity } = zoneIndex()
  const named = byName.get(wanted.replaceAll(' ', '_'))
  if (named) return named
  const city = byCity.get(cityKey(wanted))
  if (city) return city
  const typed = text.trim()
  if (!typed.includes('/') || !runtimeKnows(typed)) return null
  // A name that is valid but not in the list, such as an older alias: the runtime knows which zone it stands for.
  const resolved = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
  return byName.get(resolved.toLowerCase()) ?? resolved
}

function runtimeKnows(zone: string): boolean {
  if (zone.length > 64 || !ZONE_NAME.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function zoneIndex(): ZoneIndex {
  index ??= buildIndex()
  return index
}

function buildIndex(): ZoneIndex {
  const listed = Intl.supportedValuesOf('timeZone').map((zone) => TODAYS_NAMES[zone] ?? zone)
  const names = [...new Set([...listed, 'UTC'])].sort()
  const byName = new Map(names.map((zone) => [zone.toLowerCase(), zone]))
  for (const [before, today] of Object.entries(TODAYS_NAMES)) byName.set(before.toLowerCase(), today)
  const byCity = new Map(Object.entries(CITIES_WITHOUT_ZONE))
  for (const zone of names) byCity.set(cityKey(zoneCity(zone)), zone)
  return { names, byName, byCity }
}

function cityKey(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]+/g, ' ')
}

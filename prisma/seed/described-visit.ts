/**
 * The described visit: what a news article says of it, in our words, and nothing that it does not say.
 * Unknown stays unknown: no dates (the article's stamp is an epoch placeholder), no head of delegation, no
 * names of hosts. `proposed` names the fields that are ours: classifications, statuses, the two follow-ups.
 */
export const SOURCE = {
  title: 'Delegation of Uzbekistan visits China',
  description:
    'A news article on the visit. It carries a placeholder where its date should be, so no date of the visit is known from it.',
}

export const VISIT = {
  title: 'Delegation of Uzbekistan visits China',
  purpose:
    'Visit the headquarters of Huawei Technologies Co. Ltd, exchange experience, and get to know technologies that can later serve the digital transformation of society and state bodies.',
  homeZone: 'Asia/Tashkent',
  country: 'CN',
  /** The whole country keeps one time, whichever cities come first. */
  zone: 'Asia/Shanghai',
}

export const FRAMEWORK = {
  title: 'State Program for implementing the Action Strategy',
  description:
    'In the “Year of supporting active entrepreneurship, innovative ideas and technologies”. It plans modern production facilities and engineering-communication infrastructure in the regions, and normative legal documents.',
}

export const TOPICS = [
  'Smart City',
  'Smart Makhalla',
  'Smart House',
  'Smart Khokimiyat',
  'Safe City',
  'Urban development and development of territories',
  'ICT in housing and communal services',
  'Emergency management',
  'Large data and cloud computing',
  'Digital transformation of society and state bodies',
]

export const ORGANISATIONS = {
  chamber: { name: 'Legislative Chamber of the Oliy Majlis', country: 'UZ', kind: 'parliament' },
  cabinet: { name: 'Cabinet of Ministers', country: 'UZ', kind: 'government' },
  interior: { name: 'Ministry of Internal Affairs', country: 'UZ', kind: 'ministry' },
  tashkent: { name: 'Tashkent city administration', country: 'UZ', kind: 'local_government' },
  dsc: { name: 'Development Strategy Center', country: 'UZ', kind: 'agency' },
  huaweiRegion: { name: 'Regional Office of Huawei in Central Asia and the Caucasus', country: null, kind: 'company' },
  huawei: { name: 'Huawei Technologies Co. Ltd', country: 'CN', kind: 'company' },
  friendship: { name: 'Shanghai Association for Friendship', country: 'CN', kind: 'association' },
  foreignAffairs: { name: 'Shanghai Municipal Foreign Affairs Office', country: 'CN', kind: 'local_government' },
  academy: { name: 'Shanghai Academy of Social Sciences', country: 'CN', kind: 'academia' },
} as const

export type OrganisationKey = keyof typeof ORGANISATIONS

/** In the order in which the article names them. */
export const AGENCIES = [
  'chamber',
  'cabinet',
  'interior',
  'tashkent',
  'dsc',
] as const satisfies readonly OrganisationKey[]
export const HOSTS = ['huawei', 'friendship', 'foreignAffairs', 'academy'] as const satisfies readonly OrganisationKey[]

export const MEMBER = { name: 'Akmal Burkhanov', title: 'Executive Director' }
export const MEMBER_GROUP = 'DSC representatives'

export const CONTACTS = {
  director: { organisation: 'friendship', title: 'Director' },
  secretary: { organisation: 'academy', title: 'Secretary General' },
} as const
export const HOST_GROUP = {
  organisation: 'foreignAffairs',
  label: 'Representatives of the Shanghai Municipal Foreign Affairs Office',
} as const

/** Planned, with no day, time or counterpart known. Which bodies run the command centres is not known either. */
export const PLANNED = [
  { type: 'site_visit', title: 'Visit to the headquarters of Huawei Technologies', host: 'huawei' },
  { type: 'site_visit', title: 'Police command centre in Suzhou (Safe City)', city: 'Suzhou' },
  { type: 'site_visit', title: 'Police command centre in Shenzhen (Safe City)', city: 'Shenzhen' },
  {
    type: 'presentation',
    title:
      'Huawei solutions in urban development and development of territories, and ICT in housing and communal services (Smart City)',
    host: 'huawei',
  },
  {
    type: 'presentation',
    title:
      'Huawei’s capabilities in managing emergency cases, and in processing and storing large data on cloud computing',
    host: 'huawei',
  },
] as const satisfies readonly { type: string; title: string; city?: string; host?: OrganisationKey }[]

/** Held on the first day. */
export const HELD = [
  {
    title: 'Meeting with the Shanghai Association for Friendship and the Shanghai Municipal Foreign Affairs Office',
    hosts: ['friendship', 'foreignAffairs'],
    ours: 'member',
    theirs: ['director', 'hostGroup'],
    discussion:
      'The hosts spoke highly of the changes in Uzbekistan and said that they follow its reforms under the Strategy of Actions with interest.',
    outcome: { type: 'agreement', owedBy: 'both', text: 'The sides find ways for further cooperation.' },
    followUp: 'Agree on the ways of further cooperation',
  },
  {
    title: 'Meeting with the Shanghai Academy of Social Sciences',
    hosts: ['academy'],
    ours: 'group',
    theirs: ['secretary'],
    discussion: 'The two sides exchanged views on growing cooperation between the two countries.',
    outcome: {
      type: 'invitation',
      owedBy: 'us',
      text: 'DSC representatives are invited to training sessions for think-tank specialists.',
    },
    followUp: 'Answer the invitation and nominate participants',
  },
] as const

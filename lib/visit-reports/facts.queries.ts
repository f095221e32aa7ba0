import type { Tx } from '@/lib/platform/db'
import type { ReportContent } from './content'
import type { ReportTexts } from './types'

/** What the cover says that the programme does not, what a planner wrote, and what was issued. */
export type VisitFactsRow = Pick<
  ReportContent['visit'],
  'level' | 'purpose' | 'framework' | 'countries' | 'organisers' | 'endedEarly'
> &
  Pick<ReportContent, 'issued'> & { texts: ReportTexts }

/** Of a visit that the caller has found to be seen. One statement. */
export const factsOf = (visitId: string, client: Tx): Promise<VisitFactsRow[]> =>
  client.$queryRaw<VisitFactsRow[]>`/* visit-reports.facts */
    SELECT v.level::text AS level, v.purpose, v.ended_early AS "endedEarly", f.title AS framework,
      (SELECT coalesce(json_agg(s.country_code ORDER BY s.first), '[]') FROM (
        SELECT country_code, min(position) AS first FROM visit_stop
        WHERE visit_id = v.id AND country_code IS NOT NULL GROUP BY country_code) s) AS countries,
      (SELECT coalesce(json_agg(json_build_object('name', o.name, 'role', r.role) ORDER BY r.role, r.position, o.id), '[]')
        FROM visit_organiser r JOIN organisation o ON o.id = r.organisation_id WHERE r.visit_id = v.id) AS organisers,
      (SELECT coalesce(json_agg(json_build_object('number', n.number,
          'at', to_char(n.issued_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY n.number), '[]')
        FROM programme_version n WHERE n.visit_id = v.id) AS issued,
      json_build_object('introduction', w.introduction, 'conclusions', w.conclusions, 'version', coalesce(w.version, 0),
        'updatedAt', to_char(w.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'updatedByName', w.updated_by_name) AS texts
    FROM visit v LEFT JOIN framework f ON f.id = v.framework_id LEFT JOIN visit_report w ON w.visit_id = v.id
    WHERE v.id = ${visitId}::uuid`

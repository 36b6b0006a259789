import { SKILLS } from '#core/skills.ts';
import * as v from 'valibot';

const Day = v.pipe(v.string(), v.isoDate());

/** How someone wants to study. */
export const StudyPlan = v.object({
  startedOn: Day,
  weeks: v.picklist([3, 6]),
  minutesADay: v.picklist([30, 45, 60]),
  /** 5: Monday to Friday; 6: not on Sundays; 7: every day. */
  daysAWeek: v.picklist([5, 6, 7]),
});
export type StudyPlan = Readonly<v.InferOutput<typeof StudyPlan>>;

/** What a study record says, beside its version and id. */
export const StudyFacts = [
  v.object({ kind: v.literal('plan'), plan: v.nullable(StudyPlan), savedAt: v.number() }),
  /** Something was run on this day. */
  v.object({ kind: v.literal('day'), day: Day }),
  v.object({
    kind: v.literal('snippet'),
    skill: v.picklist(Object.keys(SKILLS) as (keyof typeof SKILLS)[]),
    ranAt: v.number(),
  }),
] as const;
